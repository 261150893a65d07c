-- question: How did a level change, step by step?
-- rows: one per date on which a decision took force, oldest first; the most exact statement; none for what is not a level
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on
-- columns: effective_first?, effective_from?, is_effect_known, low?, high?, at_least?, at_most?, change_at_least?, change_at_most?, speaker, speaker_id, stance, stance_label, stance_kind, scope?, wording, rule, as_of?, stated_on?, is_read_later, outlet, published_on?, url, is_unconfirmed, flags, note?, figure_id
-- files: subject
with

decided as (
    select
        *,
        coalesce(effective_first, stated_first) as in_force_first,
        coalesce(effective_from, stated_on) as in_force_from
    from decisions($dossier, $subject, $measure)
    where
        subject = $subject
        and measure = $measure
        and kind = 'stock'
        and not is_error
        and ($speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], speaker_id))
        and ($stance::varchar[] is null or list_contains($stance::varchar[], stance))
        and ($known_on::date is null or known_on <= $known_on::date)
),

most_exact as (
    select *
    from decided
    qualify
        row_number() over (
            partition by in_force_first
            order by at_most - at_least, repeats is not null, known_on, figure_id
        ) = 1
),

-- Levels of different scopes have no difference.
steps as (
    select
        *,
        if(
            scope is not distinct from lag(scope) over (order by in_force_first),
            interval_subtract(
                interval_of(at_least, at_most),
                lag(interval_of(at_least, at_most)) over (order by in_force_first)
            ),
            null
        ) as change
    from most_exact
)

select
    in_force_first as effective_first,
    in_force_from as effective_from,
    effective_first is not null as is_effect_known,
    low,
    high,
    at_least,
    at_most,
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
    as_of,
    stated_on,
    is_read_later,
    outlet,
    published_on,
    url,
    is_unconfirmed,
    array_to_string(flags_by(flags, noted_from, $known_on::date), ', ') as flags,
    note_by(note, noted_from, $known_on::date) as note,
    figure_id
from steps
where
    ($as_of_from::date is null or in_force_first >= $as_of_from::date)
    and ($as_of_to::date is null or in_force_first <= $as_of_to::date)
order by in_force_first
