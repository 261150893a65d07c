-- replaces: statements
-- by: the figure of this name, and those of the same day that tell its statement
with this as (
    select *
    from statements_named($dossier, [$figure_id])
)

select *
from this
union all
select carried.*
from partitioned_statements as carried
inner join this
    on
        carried.dossier = this.dossier
        and carried.subject = this.subject
        and carried.measure = this.measure
        and carried.as_of_first = this.as_of_first
        and carried.origin_id = this.origin_id
where carried.figure_id <> this.figure_id
