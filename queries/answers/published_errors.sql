-- question: Which published numbers are wrong, and what is right?
-- rows: one per error in print, by date
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on
-- columns: wording, outlet, published_on?, url, right_wording, right_speaker, right_outlet, right_url, note?, figure_id, corrected_by?
select
    wrong.wording,
    wrong.outlet,
    wrong.published_on,
    wrong.url,
    correct.wording as right_wording,
    correct.speaker as right_speaker,
    correct.outlet as right_outlet,
    correct.url as right_url,
    wrong.note,
    wrong.figure_id,
    wrong.corrected_by
from statements as wrong
left join statements as correct
    on
        wrong.dossier = correct.dossier
        and wrong.corrected_by = correct.figure_id
where
    wrong.dossier = $dossier
    and wrong.is_error
    and ($subject::varchar is null or wrong.subject = $subject::varchar)
    and ($measure::varchar is null or wrong.measure = $measure::varchar)
    and ($speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], wrong.speaker_id))
    and ($stance::varchar[] is null or list_contains($stance::varchar[], wrong.stance))
    and ($as_of_from::date is null or wrong.as_of_last >= $as_of_from::date)
    and ($as_of_to::date is null or wrong.as_of_first <= $as_of_to::date)
    and ($known_on::date is null or wrong.known_on <= $known_on::date)
order by wrong.published_on, wrong.figure_id
