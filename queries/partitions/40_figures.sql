-- The finished rows: the columns of the table figures, sorted by day, so that a stretch of time is few row groups of the file.
-- writes: figures
select * exclude (row, number, is_cut, disagreement, printed_numbers, published_last)
from read_figures
order by as_of_first, measure, figure_id
