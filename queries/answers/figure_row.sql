-- question: How does a figure stand in the data?
-- rows: one, with its file and row, the header being row 1
-- params: dossier, figure_id
-- columns: file, row, figure_id, subject, measure, scope?, period?, low?, high?, rounded_to?, wording, as_of?, effective_from?, stated_on?, public_on?, speaker_id, stance, stance_label, stance_kind, publication_id, repeats?, corrected_by?, flags, quote?, note?, noted_on?
-- files: figure_id
select
    file,
    row,
    figure_id,
    subject,
    measure,
    scope,
    period,
    low,
    high,
    rounded_to,
    wording,
    as_of,
    effective_from,
    stated_on,
    public_on,
    speaker_id,
    stance,
    stance_label,
    stance_kind,
    publication_id,
    repeats,
    corrected_by,
    array_to_string(flags, ' ') as flags,
    quote,
    note,
    noted_on
from figures_named($dossier, [$figure_id])
