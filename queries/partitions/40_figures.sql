-- The finished rows: the columns of the table figures.
-- writes: figures
select * exclude (file, row, number_kind, disagreement, printed_numbers)
from figure_rows
