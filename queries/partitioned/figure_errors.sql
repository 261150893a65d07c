-- replaces: statements
-- by: the figure of this name, those of the same day that tell its statement, what corrects it, and what these correct
with

this as (
    select *
    from statements_named($dossier, [$figure_id])
),

tellings as (
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
)

select *
from tellings
union
select *
from statements_named($dossier, (select list(corrected_by) from this))
union
select errors.*
from partitioned_statements as errors
inner join tellings on errors.dossier = tellings.dossier and errors.corrected_by = tellings.figure_id
