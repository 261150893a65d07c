-- rule: A derivation that should equal a figure does so within the rounding, unless its note says why not.
-- severity: error
-- mend: Correct the terms, their signs or the expected figure; if the facts do not add up, say so in the derivation's note.
-- columns: file, row, column_name, value, message
select
    derivation.file,
    derivation.row,
    'expects_figure_id' as column_name,
    derivation.expects_figure_id as value,
    'The sum leaves a rest of '
    || interval_shown(interval_of(result.residual_at_least, result.residual_at_most), 1, true) || '.' as message
from derivation_rows as derivation
inner join derivation_results as result using (dossier, derivation_id)
where
    result.state = 'broken'
    and derivation.note is null
order by derivation.file, derivation.row
