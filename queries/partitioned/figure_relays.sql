-- replaces: statements
-- by: the figure of this name, and those of the same day that tell its statement
with this as materialized (
    select *
    from statements_named($dossier, [$figure_id])
)

select *
from this
union all
select *
from partitioned_statements
where
    dossier = $dossier
    and subject in (select subject from this)
    and measure in (select measure from this)
    and as_of_first in (select as_of_first from this)
    and origin_id in (select origin_id from this)
    and figure_id <> $figure_id
