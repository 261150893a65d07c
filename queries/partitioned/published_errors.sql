-- replaces: statements
-- by: errors in print, and what corrects them
with errors as (
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and is_error
        and is_chosen($subject::varchar, subject)
        and is_chosen($measure::varchar, measure)
)

select *
from errors
union
select *
from statements_named($dossier, (select list(corrected_by) from errors))
