-- citations.bib and citations.csl.json with these parameters; those not named are null:
--   dossier = "tiny"
--   figure_id = ["killed-march", "killed-april", "killed-march-hedge", "killed-march-relay", "posts-2023", "posts-2018", "step-2023"]
--   known_on = "2022-08-25"
-- question: What is known about each of these figures: number, words, dates, speaker and publication?
-- rows: one per figure, in the order of the list; of an earlier day, those known by then, or all of them whenever known, with what was known of them
-- params: dossier, figure_id, known_on, whenever_known
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

select figures.*
from asked
inner join figures_as_known($dossier, $figure_id::varchar[], $known_on::date) as figures using (figure_id)
where is_known(figures.known_on, $known_on::date) or coalesce($whenever_known::boolean, false)
order by asked.position
