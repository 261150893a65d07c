-- question: Which statements of other speakers count the same at the same time, and do they agree?
-- rows: one per independent statement and statement of another speaker beside it, by default contradictions last
-- params: dossier, speaker_id, known_on, sort
-- columns: speaker, wording, as_of?, at_least?, at_most?, disagreement, reason, other_speaker, other_wording, other_as_of, other_at_least?, other_at_most?, measure_label, subject_name, scope?, period_label?, speaker_id, other_speaker_id, figure_id, other_figure_id
-- disagreement: how the other differs from this one, by disagreement_between in queries/tables/02_comparable.sql.
with said as (
    select
        *,
        comparable(
            speaker_id := speaker_id, stance_kind := stance_kind, kind := kind, flags := flags, scope := scope,
            period := period, stretch := period_stretch, as_of := as_of, as_of_first := as_of_first,
            as_of_last := as_of_last, known_on := known_on, stated_first := stated_first, stated_last := stated_last,
            effective_first := effective_first, low := low, high := high, at_least := at_least, at_most := at_most,
            step := step, rule := rule, number_form := number_form
        ) as said
    from statements
    where dossier = $dossier
)

select
    own.speaker,
    own.wording,
    own.as_of,
    own.at_least,
    own.at_most,
    pairs.disagreement,
    reason_in_words(pairs.disagreement, days_between(other.said, own.said), other.said, own.said) as reason,
    other.speaker as other_speaker,
    other.wording as other_wording,
    other.as_of as other_as_of,
    other.at_least as other_at_least,
    other.at_most as other_at_most,
    own.measure_label,
    own.subject_name,
    own.scope,
    own.period_label,
    pairs.speaker_id,
    pairs.other_speaker_id,
    pairs.figure_id,
    pairs.other_figure_id
from comparisons as pairs
inner join said as own using (dossier, figure_id)
inner join said as other
    on
        pairs.dossier = other.dossier
        and pairs.other_figure_id = other.figure_id
where
    pairs.dossier = $dossier
    and is_known(pairs.known_on, $known_on::date)
    and is_undisputed(pairs.disputed_from, $known_on::date)
    and is_among($speaker_id::varchar[], pairs.speaker_id)
order by
    if($sort::varchar = 'speaker', lower(own.speaker), null),
    if($sort::varchar = '-speaker', lower(own.speaker), null) desc,
    if($sort::varchar = 'other_speaker', lower(other.speaker), null),
    if($sort::varchar = '-other_speaker', lower(other.speaker), null) desc,
    if($sort::varchar = 'measure_label', lower(own.measure_label), null),
    if($sort::varchar = '-measure_label', lower(own.measure_label), null) desc,
    list_position(['agrees', 'rounding', 'ranges overlap', 'contradiction'], pairs.disagreement),
    own.speaker,
    own.as_of_first,
    other.speaker,
    pairs.figure_id,
    pairs.other_figure_id
