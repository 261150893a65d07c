-- citations.bib and citations.csl.json with these parameters; those not named are null:
--   dossier = "tiny"
--   figure_id = ["killed-march", "killed-april", "killed-march-hedge", "killed-march-relay", "posts-2023", "posts-2018", "step-2023"]
--   known_on = "2022-08-25"
-- question: What is known about each of these figures: number, words, dates, speaker and publication?
-- rows: one per figure, in the order of the list
-- params: dossier, figure_id, known_on
-- columns: dossier, figure_id, subject, subject_name, measure, measure_label, definition, clause, counts, kind, unit, family, scope?, period?, period_label?, period_stretch?, period_clause?, counted_from?, decision_word?, low?, high?, rounded_to?, wording, rule, at_least?, at_most?, step, as_of?, as_of_first?, as_of_last?, effective_from?, effective_first?, stated_on?, stated_first?, stated_last?, known_on, is_read_later, speaker_id, speaker, speaker_role?, speaker_kind, speaker_class?, speaker_country?, stance, stance_label, stance_kind, publication_id, outlet, credits?, published_on?, published_first?, published_last?, url, tier, publication_note?, repeats?, origin_id, corrected_by?, is_error, is_unconfirmed, flags, quote?, note?
with

listed as (
    select
        unnest($figure_id::varchar[]) as figure_id,
        generate_subscripts($figure_id::varchar[], 1) as position
),

asked as (
    select
        figure_id,
        min(position) as position
    from listed
    group by figure_id
)

select
    figures.dossier,
    figures.figure_id,
    figures.subject,
    figures.subject_name,
    figures.measure,
    figures.measure_label,
    figures.definition,
    figures.clause,
    figures.counts,
    figures.kind,
    figures.unit,
    figures.family,
    figures.scope,
    figures.period,
    figures.period_label,
    figures.period_stretch,
    figures.period_clause,
    figures.counted_from,
    figures.decision_word,
    figures.low,
    figures.high,
    figures.rounded_to,
    figures.wording,
    figures.rule,
    figures.at_least,
    figures.at_most,
    figures.step,
    figures.as_of,
    figures.as_of_first,
    figures.as_of_last,
    figures.effective_from,
    figures.effective_first,
    figures.stated_on,
    figures.stated_first,
    figures.stated_last,
    figures.known_on,
    figures.is_read_later,
    figures.speaker_id,
    figures.speaker,
    figures.speaker_role,
    figures.speaker_kind,
    figures.speaker_class,
    figures.speaker_country,
    figures.stance,
    figures.stance_label,
    figures.stance_kind,
    figures.publication_id,
    figures.outlet,
    figures.credits,
    figures.published_on,
    figures.published_first,
    figures.published_last,
    figures.url,
    figures.tier,
    figures.publication_note,
    figures.repeats,
    figures.origin_id,
    figures.corrected_by,
    figures.is_error,
    figures.is_unconfirmed,
    array_to_string(flags_by(figures.flags, figures.noted_from, $known_on::date), ', ') as flags,
    figures.quote,
    note_by(figures.note, figures.noted_from, $known_on::date) as note
from asked
inner join figures_named($dossier, $figure_id::varchar[]) as figures using (figure_id)
order by asked.position
