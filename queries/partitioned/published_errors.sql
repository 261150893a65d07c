-- replaces: statements
-- by: errors in print, and what corrects them
-- engine: duckdb
with errors as materialized (
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
union all
select *
from statements_named($dossier, (select list(distinct corrected_by) from errors)) as correcting
where not correcting.is_error
