-- replaces: statements
-- by: the figure of this name, those of the same day that tell its statement, what corrects it, and what these correct
-- engine: duckdb
with

this as materialized (
    select
        subject,
        as_of_first,
        origin_id,
        corrected_by
    from statements_named($dossier, [$figure_id])
),

tellings as materialized (
    select $figure_id::varchar as figure_id
    union
    select figure_id
    from partitioned_figures
    where
        dossier = $dossier
        and subject in (select subject from this)
        and as_of_first in (select as_of_first from this)
        and origin_id = (select origin_id from this)
),

named as (
    select figure_id
    from tellings
    union
    select corrected_by as figure_id
    from this
    union
    select figure_id
    from partitioned_figures
    where dossier = $dossier and corrected_by in (select figure_id from tellings)
)

select *
from statements_named($dossier, (select list(figure_id) from named))
