-- rule: What is counted was true by the day on which it was said; plans, rules, changes, decisions and what takes force may be later.
-- severity: error
-- mend: Correct as_of or stated_on, or choose a measure of the kind plan.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'as_of' as column_name,
    figure.as_of as value,
    'It was said on ' || figure.stated_on || ', before it could be true.' as message
from figure_rows as figure
inner join measure_rows as measure using (dossier, measure)
inner join stances using (dossier, stance)
where
    figure.as_of_first > figure.stated_last
    and measure.kind in ('stock', 'flow')
    and stances.stance_kind <> 'decides'
    and figure.effective_from is null
order by figure.file, figure.row
