-- replaces: statements
-- by: the figure of this name, and what is said on the same subject and measure up to a month before and after
-- engine: duckdb
-- files: figure_id
-- What lies farther away is of another date; only a running total could contradict it, and is not held against it here.
with

this as materialized (
    select *
    from statements_named($dossier, [$figure_id])
)

select *
from partitioned_statements
where
    dossier = $dossier
    and subject in (select subject from this)
    and measure in (select measure from this)
    and as_of_last >= (select as_of_first - days_in_which_strengths_stay()::integer from this)
    and as_of_first <= (select as_of_last + days_in_which_strengths_stay()::integer from this)
    and figure_id <> $figure_id
union all
select *
from this
