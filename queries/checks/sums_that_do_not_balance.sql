-- rule: A derivation that does not equal its figure, as its note explains, is pointed out.
-- severity: flag
-- mend: Nothing to mend: the note says why.
-- columns: file, row, column_name, value, message
select
    derivation.file,
    derivation.row,
    'expects_figure_id' as column_name,
    derivation.expects_figure_id as value,
    'The sum leaves a rest of '
    || interval_shown(interval_of(result.residual_at_least, result.residual_at_most), 1, true) || '. '
    || derivation.note as message
from derivation_rows as derivation
inner join derivation_results as result using (dossier, derivation_id)
where
    result.state = 'broken'
    and derivation.note is not null
order by derivation.file, derivation.row
