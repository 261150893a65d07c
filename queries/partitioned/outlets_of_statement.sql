-- replaces: statements
-- by: relays, and the figures that they repeat
with relays as (
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and subject = $subject
        and measure = $measure
        and repeats is not null
)

select *
from relays
union all
select origin.*
from partitioned_statements as origin
inner join (select distinct repeats from relays) as told on origin.figure_id = told.repeats
where
    origin.dossier = $dossier
    and origin.subject = $subject
    and origin.measure = $measure
    and origin.as_of_first between (select min(as_of_first) from relays) and (select max(as_of_first) from relays)
