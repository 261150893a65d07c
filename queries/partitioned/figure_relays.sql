-- replaces: statements
-- by: the figure of this name, and those of the same day that tell its statement
-- engine: duckdb
-- files: figure_id
-- One "in" for the file and one for the row group: with more, DuckDB may keep the large table in memory, not the small one.
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
    and as_of_first in (select as_of_first from this)
    and origin_id = (select origin_id from this)
union all
select *
from this
where as_of_first is null
