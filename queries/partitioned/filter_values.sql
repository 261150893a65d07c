-- question: Which values can each filter take?
-- rows: one per filter and value; an address may hold no other
-- params: dossier
-- columns: filter, value, label
select
    'dossier' as filter,
    dossier as value,
    title as label
from dossiers
union all
select
    'subject' as filter,
    counted.subject as value,
    coalesce(dossiers.subject_names[counted.subject], counted.subject) as label
from (
    select distinct subject from figure_counts
    where dossier = $dossier
) as counted
inner join dossiers on dossiers.dossier = $dossier
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
union all
select
    column_name as filter,
    word as value,
    word as label
from word_counts
where dossier = $dossier and column_name in ('stance', 'period')
union all
select distinct
    'period' as filter,
    'stock' as value,
    'stock' as label
from figure_counts
where dossier = $dossier and period is null
order by filter, label
