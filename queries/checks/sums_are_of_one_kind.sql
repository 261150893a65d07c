-- rule: A sum adds up numbers of one kind and one currency, and should equal such a number.
-- severity: error
-- mend: Take the other figure out of the sum, or correct the number or the unit of its measure.
-- columns: file, row, column_name, value, message
with parts as (
    select
        dossier,
        derivation_id,
        figure_id
    from term_rows
    union all
    select
        dossier,
        derivation_id,
        expects_figure_id as figure_id
    from derivation_rows
    where expects_figure_id is not null
),

forms as (
    select
        parts.dossier,
        parts.derivation_id,
        list(
            distinct coalesce(number_form_of(measure.number, measure.unit), 'integer')
            order by coalesce(number_form_of(measure.number, measure.unit), 'integer')
        ) as forms
    from parts
    inner join figure_rows as figure using (dossier, figure_id)
    inner join measure_rows as measure
        on
            figure.dossier = measure.dossier
            and figure.measure = measure.measure
    group by parts.dossier, parts.derivation_id
)

select
    derivation.file,
    derivation.row,
    'derivation_id' as column_name,
    derivation.derivation_id as value,
    'Its figures are of several kinds: ' || array_to_string(forms.forms, ', ') || '.' as message
from derivation_rows as derivation
inner join forms using (dossier, derivation_id)
where len(forms.forms) > 1
order by derivation.file, derivation.row
