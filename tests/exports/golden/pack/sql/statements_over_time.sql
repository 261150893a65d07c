-- data/statements_over_time.csv with these parameters; those not named are null:
--   dossier = "tiny"
--   subject = "RUS"
--   measure = "killed"
--   known_on = "2022-08-25"
-- question: Who stated which number of a measure when?
-- rows: one per statement (relays folded into their origin, errors left out, decisions too where they are drawn as steps), oldest first
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, period, is_without_steps
-- columns: as_of?, as_of_first?, as_of_last?, low?, high?, at_least?, at_most?, wording, rule, scope?, period?, period_stretch?, speaker, speaker_id, stance, stance_label, stance_kind, stated_on?, is_read_later, outlet, published_on?, url, count_outlets, flags, note?, figure_id
-- files: subject
with one_each as (
    select
        *,
        count(distinct publication_id) over (partition by origin_id) as count_outlets
    from
        statements_to_draw(
            $dossier, $subject::varchar, $measure::varchar, $speaker_id::varchar[], $stance::varchar[],
            $as_of_from::date, $as_of_to::date, $known_on::date, $period::varchar,
            coalesce($is_without_steps::boolean, false)
        )
    qualify repeats is null
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
    period_stretch,
    speaker,
    speaker_id,
    stance,
    stance_label,
    stance_kind,
    stated_on,
    is_read_later,
    outlet,
    published_on,
    url,
    count_outlets,
    array_to_string(flags_by(flags, noted_from, $known_on::date), ', ') as flags,
    note_by(note, noted_from, $known_on::date) as note,
    figure_id
from one_each
order by as_of_first, as_of_last, speaker, figure_id
