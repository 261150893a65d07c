-- rule: A running total ends after the day from which it counts, as "counted_from" of the dossier gives that day.
-- severity: error
-- mend: Correct as_of, or the period if this counts from another day.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'as_of' as column_name,
    figure.as_of as value,
    'It ends before it begins: a running total counts from ' || dossier.counted_from || '.' as message
from figure_rows as figure
inner join staged_dossiers as dossier using (dossier)
inner join periods using (dossier, period)
where
    periods.period_stretch = 'running'
    and figure.as_of_last < dossier.counted_from
order by figure.file, figure.row
