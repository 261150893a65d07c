-- question: How many statements would each choice of each filter leave?
-- rows: one per filter and value that leaves any; each filter is counted under all the others
-- params: dossier, family, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, words, numbers
-- columns: filter, value, count_statements
with

window_of_time as (
    select
        subject,
        measure,
        speaker_id,
        stance,
        1 as count_rows,
        $subject::varchar is null or subject = $subject::varchar as is_subject,
        $measure::varchar is null or measure = $measure::varchar as is_measure,
        $speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], speaker_id) as is_speaker,
        $stance::varchar[] is null or list_contains($stance::varchar[], stance) as is_stance
    from statements
    where
        dossier = $dossier
        and ($family::varchar is null or family = $family::varchar)
        and ($as_of_from::date is null or as_of_last >= $as_of_from::date)
        and ($as_of_to::date is null or as_of_first <= $as_of_to::date)
        and ($known_on::date is null or known_on <= $known_on::date)
        and is_found(rowid, $words::varchar[], $numbers::varchar[])
)

select
    'subject' as filter,
    subject as value,
    sum(count_rows)::bigint as count_statements
from window_of_time
where is_measure and is_speaker and is_stance
group by subject
union all
select
    'measure' as filter,
    measure as value,
    sum(count_rows)::bigint as count_statements
from window_of_time
where is_subject and is_speaker and is_stance
group by measure
union all
select
    'speaker_id' as filter,
    speaker_id as value,
    sum(count_rows)::bigint as count_statements
from window_of_time
where is_subject and is_measure and is_stance
group by speaker_id
union all
select
    'stance' as filter,
    stance as value,
    sum(count_rows)::bigint as count_statements
from window_of_time
where is_subject and is_measure and is_speaker
group by stance
order by filter, count_statements desc, value
