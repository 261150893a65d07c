-- question: How did a level change, step by step?
-- rows: one per date on which a decision took force, oldest first; the most exact statement; none for what is not a level
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on
-- columns: effective_first?, effective_from?, is_effect_known, low?, high?, at_least?, at_most?, change_at_least?, change_at_most?, speaker, speaker_id, stance, stance_label, stance_kind, scope?, wording, rule, as_of?, stated_on?, is_read_later, outlet, published_on?, url, is_unconfirmed, flags, note?, figure_id
-- was: strength_by_decree
-- files: subject
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
from
    steps_of_level(
        $dossier, $subject, $measure, $speaker_id::varchar[], $stance::varchar[], $known_on::date
    )
where is_within_days(in_force_first, in_force_first, $as_of_from::date, $as_of_to::date)
order by in_force_first, figure_id
