-- rule: A count of people, posts or years is not negative; only a change may be.
-- severity: error
-- mend: Take the sign away, or choose a measure of the kind change.
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    if(figure.low < 0, 'low', 'high') as column_name,
    if(figure.low < 0, figure.low, figure.high) as value,
    figure.measure || ' is a ' || measure.kind || ' of ' || measure.counts || ', which cannot be below zero.' as message
from figure_rows as figure
inner join measure_rows as measure using (dossier, measure)
where measure.kind <> 'change' and least(figure.low, figure.high) < 0
order by figure.file, figure.row
