-- replaces: statements
-- by: errors in print, and what corrects them
-- engine: duckdb
with errors as (
    select
        figure_id,
        corrected_by
    from partitioned_figures
    where
        dossier = $dossier
        and is_error
        and is_chosen($subject::varchar, subject)
        and is_chosen($measure::varchar, measure)
)

select *
from statements_named(
    $dossier,
    (select list(distinct named) from (select unnest([figure_id, corrected_by]) as named from errors) as pairs)
)
