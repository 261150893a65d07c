-- replaces: statements
-- by: the figure of this name, and what is said on the same subject and measure up to a month before and after
-- engine: duckdb
-- What lies farther away is of another date; only a running total could contradict it, and is not held against it here.
with

this as materialized (
    select
        subject,
        measure,
        as_of_first,
        as_of_last
    from statements_named($dossier, [$figure_id])
),

near as (
    select figure_id
    from partitioned_figures
    where
        dossier = $dossier
        and subject in (select subject from this)
        and measure in (select measure from this)
        and as_of_last >= (select as_of_first - days_in_which_strengths_stay()::integer from this)
        and as_of_first <= (select as_of_last + days_in_which_strengths_stay()::integer from this)
    union
    select $figure_id::varchar as figure_id
)

select *
from statements_named($dossier, (select list(figure_id) from near))
