-- replaces: statements
-- by: the decrees on posts, and of each speaker the counts of people of the last month that it counted any in
with

about as (
    select
        people_measure,
        posts_measure
    from dossiers
    where dossier = $dossier
),

last_months as (
    select
        speaker_id,
        max(as_of_last_month) as as_of_last_month
    from figures_counted($dossier, $subject, (select people_measure from about), null, null, $known_on)
    where count_confirmed_statements > 0 and stance <> 'official_decree' and scope is null
    group by speaker_id
)

select people.*
from partitioned_statements as people
inner join last_months
    on
        people.speaker_id = last_months.speaker_id
        and month_of(people.as_of_last) = last_months.as_of_last_month
where
    people.dossier = $dossier
    and people.subject = $subject
    and people.measure = (select people_measure from about)
    and people.as_of_last >= (select min(as_of_last_month) from last_months)
union
select *
from decrees_in_partitions($dossier, $subject, (select posts_measure from about))
