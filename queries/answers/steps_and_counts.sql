-- question: How does a level that was decided in steps compare with what was counted?
-- rows: one per step of the level, oldest first, then one per speaker and date of its counts (the latest edition; other scopes left out)
-- params: dossier, subject, measure, level_measure, stance, known_on
-- columns: is_step, as_of?, as_of_first?, as_of_last?, effective_first?, effective_from?, is_effect_known, low?, high?, at_least?, at_most?, step, change_at_least?, change_at_most?, speaker, speaker_id, stance, stance_label, stance_kind, scope?, wording, rule, stated_on?, is_read_later, outlet, published_on?, url, is_unconfirmed, flags, note?, figure_id
-- files: subject
with

steps as (
    select
        *,
        effective_first is not null as is_effect_known
    from steps_of_level($dossier, $subject, $level_measure, null, null, $known_on::date)
    where in_force_first is not null
),

counts as (
    select *
    from
        statements_to_draw(
            $dossier, $subject::varchar, $measure::varchar, null, $stance::varchar[], null, null, $known_on::date, null,
            true
        )
    where scope is null and repeats is null and as_of_first is not null
    qualify
        row_number() over (
            partition by speaker_id, as_of
            order by stated_last desc nulls last, known_on desc, figure_id
        ) = 1
),

both_kinds as (
    select
        * replace (in_force_first as effective_first, in_force_from as effective_from),
        true as is_step
    from steps
    union all by name
    select
        *,
        false as is_step
    from counts
)

select
    is_step,
    as_of,
    as_of_first,
    as_of_last,
    effective_first,
    effective_from,
    coalesce(is_effect_known, true) as is_effect_known,
    low,
    high,
    at_least,
    at_most,
    coalesce(step, 1) as step,
    change['at_least'] as change_at_least,
    change['at_most'] as change_at_most,
    speaker,
    speaker_id,
    stance,
    stance_label,
    stance_kind,
    scope,
    wording,
    rule,
    stated_on,
    coalesce(is_read_later, false) as is_read_later,
    outlet,
    published_on,
    url,
    coalesce(is_unconfirmed, false) as is_unconfirmed,
    array_to_string(flags_by(flags, noted_from, $known_on::date), ', ') as flags,
    note_by(note, noted_from, $known_on::date) as note,
    figure_id
from both_kinds
order by is_step desc, coalesce(effective_first, as_of_first), as_of_last, speaker, figure_id
