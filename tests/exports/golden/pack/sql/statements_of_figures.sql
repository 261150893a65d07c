-- citations.bib and citations.csl.json with these parameters; those not named are null:
--   dossier = "tiny"
--   figure_id = ["killed-march", "killed-april", "killed-march-hedge", "killed-march-relay", "posts-2023", "posts-2018", "step-2023"]
-- question: What is known about each of these figures: number, words, dates, speaker and publication?
-- rows: one per figure, in the order of the list
-- params: dossier, figure_id
-- columns: dossier, figure_id, subject, subject_name, measure, measure_label, definition, clause, counts, kind, unit, family, scope?, period?, low?, high?, rounded_to?, wording, rule, at_least?, at_most?, step, as_of?, as_of_first?, as_of_last?, effective_from?, effective_first?, stated_on?, stated_first?, stated_last?, known_on, speaker_id, speaker, speaker_role?, speaker_kind, speaker_country?, stance, publication_id, outlet, credits?, published_on?, published_first?, published_last?, url, tier, publication_note?, repeats?, origin_id, corrected_by?, is_error, is_unconfirmed, flags, quote?, note?
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
    statements.dossier,
    statements.figure_id,
    statements.subject,
    statements.subject_name,
    statements.measure,
    statements.measure_label,
    statements.definition,
    statements.clause,
    statements.counts,
    statements.kind,
    statements.unit,
    statements.family,
    statements.scope,
    statements.period,
    statements.low,
    statements.high,
    statements.rounded_to,
    statements.wording,
    statements.rule,
    statements.at_least,
    statements.at_most,
    statements.step,
    statements.as_of,
    statements.as_of_first,
    statements.as_of_last,
    statements.effective_from,
    statements.effective_first,
    statements.stated_on,
    statements.stated_first,
    statements.stated_last,
    statements.known_on,
    statements.speaker_id,
    statements.speaker,
    statements.speaker_role,
    statements.speaker_kind,
    statements.speaker_country,
    statements.stance,
    statements.publication_id,
    statements.outlet,
    statements.credits,
    statements.published_on,
    statements.published_first,
    statements.published_last,
    statements.url,
    statements.tier,
    statements.publication_note,
    statements.repeats,
    statements.origin_id,
    statements.corrected_by,
    statements.is_error,
    statements.is_unconfirmed,
    array_to_string(statements.flags, ', ') as flags,
    statements.quote,
    statements.note
from asked
inner join statements_named($dossier, $figure_id::varchar[]) as statements using (figure_id)
order by asked.position
