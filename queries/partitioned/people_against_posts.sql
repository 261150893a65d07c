-- replaces: statements
-- by: the decrees on posts, and of each speaker the counts of people of the last month that it counted any in
-- files: subject
with

about as (
    select
        people_measure,
        posts_measure
    from dossiers
    where dossier = $dossier
),

last_months as materialized (
    select
        speaker_id,
        max(as_of_last_month) as as_of_last_month
    from figures_counted($dossier, $subject, (select people_measure from about), null, null, $known_on)
    where count_confirmed_statements > 0 and stance <> 'official_decree' and scope is null
    group by speaker_id
)

select *
from partitioned_statements
where
    dossier = $dossier
    and subject = $subject
    and measure = (select people_measure from about)
    and stance <> 'official_decree'
    and as_of_last >= (select min(as_of_last_month) from last_months)
    and speaker_id in (select speaker_id from last_months)
    and month_of(as_of_last) in (select as_of_last_month from last_months)
union all
select *
from decrees_in_partitions($dossier, $subject, (select posts_measure from about))
