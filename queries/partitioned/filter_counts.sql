-- question: How many statements would each choice of each filter leave?
-- rows: one per filter and value that leaves any; each filter is counted under all the others
-- params: dossier, family, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, words, numbers
-- columns: filter, value, count_statements
with

in_time as (
    select
        subject,
        measure,
        speaker_id,
        stance,
        count_rows
    from figures_counted($dossier, null, null, $as_of_from, $as_of_to, $known_on)
    where $words::varchar[] is null and $numbers::varchar[] is null
    union all
    select
        subject,
        measure,
        speaker_id,
        stance,
        1 as count_rows
    from figures_saying_within($dossier, $words, $numbers, null, null, $as_of_from, $as_of_to, $known_on)
    where $words::varchar[] is not null or $numbers::varchar[] is not null
),

window_of_time as (
    select
        in_time.*,
        is_chosen($subject::varchar, in_time.subject) as is_subject,
        is_chosen($measure::varchar, in_time.measure) as is_measure,
        is_among($speaker_id::varchar[], in_time.speaker_id) as is_speaker,
        is_among($stance::varchar[], in_time.stance) as is_stance
    from in_time
    left join measures on measures.dossier = $dossier and in_time.measure = measures.measure
    where is_chosen($family::varchar, measures.family)
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
