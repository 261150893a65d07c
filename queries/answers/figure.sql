-- question: What is known about one figure: its number, words, dates, speaker, publication and reading?
-- rows: one, or none for an unknown figure
-- params: dossier, figure_id
-- columns: dossier, figure_id, subject, subject_name, measure, measure_label, definition, clause, counts, kind, unit, family, scope?, period?, period_label?, period_stretch?, period_clause?, counted_from?, decision_word?, low?, high?, rounded_to?, wording, rule, at_least?, at_most?, step, as_of?, as_of_first?, as_of_last?, effective_from?, effective_first?, stated_on?, stated_first?, stated_last?, known_on, is_read_later, speaker_id, speaker, speaker_role?, speaker_kind, speaker_class?, speaker_country?, stance, stance_label, stance_kind, publication_id, outlet, credits?, published_on?, published_first?, published_last?, url, tier, publication_note?, repeats?, origin_id, corrected_by?, is_error, is_unconfirmed, flags, quote?, note?, rule_example, rule_meaning
-- files: figure_id
select
    figure.*,
    reading.example as rule_example,
    reading.meaning as rule_meaning
from figures_as_known($dossier, [$figure_id], null) as figure
left join wording_rules as reading using (rule)
