-- with: {"kind": "state_body"}
select
    s.speaker_id,
    s.name,
    count(*) as figures,
    count(distinct f.measure) as measures,
    max(f.known_on) as last_known,
    arg_max(f.scope, f.figure_id) as last_scope,
    arg_min(f.at_least, f.figure_id) as first_floor,
    arg_max_null(f.scope, f.figure_id) as very_last_scope,
    string_agg(distinct f.stance, ', ' order by f.stance) as stances,
    string_agg(f.period, '|' order by f.period desc) filter (f.period <> 'year') as periods
from partitioned_figures as f
inner join speakers as s using (dossier, speaker_id)
where s.kind = $kind::varchar or $kind::varchar is null
group by s.speaker_id, s.name
having count(*) > 1
order by figures desc, s.speaker_id
limit 50
