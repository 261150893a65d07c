-- question: Which values can each filter take?
-- rows: one per filter and value; an address may hold no other
-- params: dossier
-- columns: filter, value, label
with of_figures as (
    select distinct
        'subject' as filter,
        figures.subject as value,
        coalesce(dossiers.subject_names[figures.subject], figures.subject) as label
    from figures
    inner join dossiers using (dossier)
    where figures.dossier = $dossier
    union all
    select distinct
        'stance' as filter,
        stance as value,
        stance as label
    from figures
    where dossier = $dossier
    union all
    select distinct
        'period' as filter,
        coalesce(period, 'stock') as value,
        coalesce(period, 'stock') as label
    from figures
    where dossier = $dossier
)

select
    filter,
    value,
    label
from of_figures
union all
select
    'dossier' as filter,
    dossier as value,
    title as label
from dossiers
union all
select
    'measure' as filter,
    measure as value,
    label
from measures
where dossier = $dossier
union all
select
    'speaker_id' as filter,
    speaker_id as value,
    name as label
from speakers
where dossier = $dossier
order by filter, label, value
