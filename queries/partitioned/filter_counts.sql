-- replaces: window_of_time
-- by: the sums of the rollup, or where there is a search, the figures found
with in_time as (
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
)

select
    in_time.*,
    is_chosen($subject::varchar, in_time.subject) as is_subject,
    is_chosen($measure::varchar, in_time.measure) as is_measure,
    is_among($speaker_id::varchar[], in_time.speaker_id) as is_speaker,
    is_among($stance::varchar[], in_time.stance) as is_stance
from in_time
left join measures on measures.dossier = $dossier and in_time.measure = measures.measure
where is_chosen($family::varchar, measures.family)
