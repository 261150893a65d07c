-- question: Over which stretches of time do the statements on a measure count?
-- rows: one per stretch ("stock" where the measure has none), the most frequent first
-- params: dossier, family, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on
-- columns: period, count_statements
-- files: subject
with by_period as (
    select
        coalesce(counted.period, 'stock') as period,
        sum(counted.count_statements)::bigint as count_statements
    from
        figures_counted(
            $dossier, $subject::varchar, $measure::varchar, $as_of_from::date, $as_of_to::date, $known_on::date
        ) as counted
    left join measures on measures.dossier = $dossier and counted.measure = measures.measure
    where
        is_chosen($family::varchar, measures.family)
        and is_stated_by(counted, $speaker_id::varchar[], $stance::varchar[])
    group by all
    having sum(counted.count_statements) > 0
)

select
    period,
    count_statements
from by_period
order by count_statements desc, period
