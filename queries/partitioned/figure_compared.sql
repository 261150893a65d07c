-- replaces: statements
-- by: the figure of this name, and what is said on the same subject and measure up to a month before and after
-- What lies farther away is of another date; only a running total could contradict it, and is not held against it here.
with this as (
    select *
    from statements_named($dossier, [$figure_id])
)

select *
from this
union
select other.*
from partitioned_statements as other
inner join this
    on
        other.dossier = this.dossier
        and other.subject = this.subject
        and other.measure = this.measure
where
    other.as_of_last >= (select as_of_first - days_in_which_strengths_stay()::integer from this)
    and other.as_of_first <= (select as_of_last + days_in_which_strengths_stay()::integer from this)
