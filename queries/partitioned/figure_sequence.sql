-- replaces: statements
-- by: what the same speaker says on the same thing, or, of a decree, all decrees on it
with this as (
    select *
    from statements_named($dossier, [$figure_id])
)

select alike.*
from partitioned_statements as alike
inner join this
    on
        alike.dossier = this.dossier
        and alike.subject = this.subject
        and alike.measure = this.measure
        and alike.speaker_id = this.speaker_id
union
select alike.*
from decrees_in_partitions($dossier, (select subject from this), (select measure from this)) as alike
inner join this on this.stance = 'official_decree' and alike.stance = this.stance
