-- question: How many figures fit the filters and the search, and how many of them are relays of others?
-- rows: one
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, words, numbers
-- columns: count_figures, count_relays
select
    count(*) as count_figures,
    count(repeats) as count_relays
from statements
where
    dossier = $dossier
    and ($subject::varchar is null or subject = $subject::varchar)
    and ($measure::varchar is null or measure = $measure::varchar)
    and ($speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], speaker_id))
    and ($stance::varchar[] is null or list_contains($stance::varchar[], stance))
    and ($as_of_from::date is null or as_of_last >= $as_of_from::date)
    and ($as_of_to::date is null or as_of_first <= $as_of_to::date)
    and ($known_on::date is null or known_on <= $known_on::date)
    and is_found(rowid, $words::varchar[], $numbers::varchar[])
