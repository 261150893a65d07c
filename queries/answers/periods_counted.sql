-- question: Over which stretches of time do the statements on a measure count?
-- rows: one per stretch ("stock" where the measure has none), the most frequent first
-- params: dossier, family, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on
-- columns: period, count_statements
select
    coalesce(period, 'stock') as period,
    count(*) as count_statements
from statements
where
    dossier = $dossier
    and ($family::varchar is null or family = $family::varchar)
    and ($subject::varchar is null or subject = $subject::varchar)
    and ($measure::varchar is null or measure = $measure::varchar)
    and ($speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], speaker_id))
    and ($stance::varchar[] is null or list_contains($stance::varchar[], stance))
    and ($as_of_from::date is null or as_of_last >= $as_of_from::date)
    and ($as_of_to::date is null or as_of_first <= $as_of_to::date)
    and ($known_on::date is null or known_on <= $known_on::date)
group by all
order by count_statements desc, period
