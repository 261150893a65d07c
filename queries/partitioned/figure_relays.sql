-- replaces: statements
-- by: the figure of this name, and those of the same day that tell its statement
-- engine: duckdb
with

this as materialized (
    select
        subject,
        measure,
        as_of_first,
        origin_id
    from statements_named($dossier, [$figure_id])
),

near as (
    select figure_id
    from partitioned_figures
    where
        dossier = $dossier
        and subject in (select subject from this)
        and measure in (select measure from this)
        and as_of_first in (select as_of_first from this)
        and origin_id in (select origin_id from this)
    union
    select $figure_id::varchar as figure_id
)

select *
from statements_named($dossier, (select list(figure_id) from near))
