-- rule: A number is not below zero, unless it is a change, or its measure allows it.
-- severity: error
-- mend: Take the sign away, or choose a measure of the kind change. Where it may be below zero, as a temperature may, write allowed into below_zero of the measure.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    if(figure.low < 0, 'low', 'high') as column_name,
    plain_digits(if(figure.low < 0, figure.low, figure.high)) as value,
    figure.measure || ' is a ' || measure.kind || ' of ' || measure.counts || ', which cannot be below zero.' as message
from figure_rows as figure
inner join measure_rows as measure using (dossier, measure)
where measure.kind <> 'change' and measure.below_zero is null and least(figure.low, figure.high) < 0
order by figure.file, figure.row
