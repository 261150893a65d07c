-- rule: A flow says over which stretch it sums; a stock, plan, rule or change has no period.
-- severity: error
-- mend: Fill in or clear period, or correct the kind of the measure.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'period' as column_name,
    figure.period as value,
    case
        when figure.period is null then figure.measure || ' is a flow, so a period is needed.'
        else figure.measure || ' is a ' || measure.kind || ', so it has no period.'
    end as message
from figure_rows as figure
inner join measure_rows as measure using (dossier, measure)
where (measure.kind = 'flow') <> (figure.period is not null)
order by figure.file, figure.row
