-- question: Which values can each filter take?
-- rows: one per filter and value; an address may hold no other
-- params: dossier
-- columns: filter, value, label
with

counted as (
    select distinct
        subject,
        stance,
        period
    from figures_counted($dossier, null, null, null, null, null)
),

of_figures as (
    select distinct
        'subject' as filter,
        counted.subject as value,
        coalesce(dossiers.subject_names[counted.subject], counted.subject) as label
    from counted
    inner join dossiers on dossiers.dossier = $dossier
    union all
    select distinct
        'stance' as filter,
        counted.stance as value,
        coalesce(stances.stance_label, counted.stance) as label
    from counted
    left join stances on stances.dossier = $dossier and counted.stance = stances.stance
    union all
    select distinct
        'period' as filter,
        coalesce(counted.period, 'stock') as value,
        coalesce(periods.period_label, counted.period, 'on the day') as label
    from counted
    left join periods on periods.dossier = $dossier and counted.period = periods.period
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
union all
select distinct
    'kind' as filter,
    kind as value,
    replace(kind, '_', ' ') as label
from speakers
where dossier = $dossier
union all
select distinct
    'tier' as filter,
    tier as value,
    replace(tier, '_', ' ') as label
from publications
where dossier = $dossier
union all
select distinct
    'family' as filter,
    family as value,
    replace(family, '_', ' ') as label
from measures
where dossier = $dossier
order by filter, label, value
