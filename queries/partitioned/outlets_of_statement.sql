-- replaces: statements
-- by: relays, and the figures that they repeat
-- files: subject
with relays as materialized (
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
select *
from partitioned_statements
where
    dossier = $dossier
    and subject = $subject
    and measure = $measure
    and repeats is null
    and as_of_first between (select min(as_of_first) from relays) and (select max(as_of_first) from relays)
    and figure_id in (select repeats from relays)
