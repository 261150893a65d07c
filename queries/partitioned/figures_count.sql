-- question: How many figures fit the filters and the search, and how many of them are relays of others?
-- rows: one
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, words, numbers
-- columns: count_figures, count_relays
-- files: subject
with

fitting as (
    select
        speaker_id,
        stance,
        count_rows,
        count_relays
    from figures_counted($dossier, $subject, $measure, $as_of_from, $as_of_to, $known_on)
    where $words::varchar[] is null and $numbers::varchar[] is null
    union all
    select
        speaker_id,
        stance,
        1 as count_rows,
        (repeats is not null)::bigint as count_relays
    from
        figures_saying_within(
            $dossier, $words, $numbers, $subject, $measure, $as_of_from, $as_of_to, $known_on
        )
    where $words::varchar[] is not null or $numbers::varchar[] is not null
)

select
    coalesce(sum(count_rows), 0)::bigint as count_figures,
    coalesce(sum(count_relays), 0)::bigint as count_relays
from fitting
where
    is_among($speaker_id::varchar[], speaker_id)
    and is_among($stance::varchar[], stance)
