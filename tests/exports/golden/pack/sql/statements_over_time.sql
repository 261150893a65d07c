-- data/statements_over_time.csv with these parameters; those not named are null:
--   dossier = "tiny"
--   subject = "RUS"
--   measure = "killed"
--   known_on = "2022-08-25"
-- question: Who stated which number of a measure when?
-- rows: one per statement (relays folded into their origin, errors left out, decrees too where they are drawn as steps), oldest first
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, period, is_without_decrees
-- columns: as_of?, as_of_first?, as_of_last?, low?, high?, at_least?, at_most?, wording, rule, scope?, period?, speaker, speaker_id, stance, stated_on?, outlet, published_on?, url, count_outlets, flags, note?, figure_id
with

chosen as (
    select *
    from statements
    where
        dossier = $dossier
        and not is_error
        and ($subject::varchar is null or subject = $subject::varchar)
        and ($measure::varchar is null or measure = $measure::varchar)
        and ($speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], speaker_id))
        and ($stance::varchar[] is null or list_contains($stance::varchar[], stance))
        and ($as_of_from::date is null or as_of_last >= $as_of_from::date)
        and ($as_of_to::date is null or as_of_first <= $as_of_to::date)
        and ($known_on::date is null or known_on <= $known_on::date)
        and not (coalesce($is_without_decrees::boolean, false) and stance = 'official_decree')
        and ($period::varchar is null or coalesce(period, 'stock') = $period::varchar)
),

folded as (
    select
        *,
        count(distinct publication_id) over (partition by origin_id) as count_outlets
    from chosen
    qualify row_number() over (partition by origin_id order by repeats is not null, known_on, figure_id) = 1
)

select
    as_of,
    as_of_first,
    as_of_last,
    low,
    high,
    at_least,
    at_most,
    wording,
    rule,
    scope,
    period,
    speaker,
    speaker_id,
    stance,
    stated_on,
    outlet,
    published_on,
    url,
    count_outlets,
    array_to_string(flags, ', ') as flags,
    note,
    figure_id
from folded
order by as_of_first, as_of_last, speaker, figure_id
