-- Figures in partitions with speaker, publication and measure, as the table statements has them; and their windows of time.
-- when: after the checks
-- needs: partitioned_figures

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create view partitioned_statements as
select
    figure.*,
    speaker.name as speaker,
    speaker.role as speaker_role,
    speaker.kind as speaker_kind,
    speaker.country as speaker_country,
    publication.outlet,
    publication.credits,
    publication.published_on,
    publication.published_first,
    publication.published_last,
    publication.url,
    publication.tier,
    publication.note as publication_note,
    measure.label as measure_label,
    measure.counts,
    measure.kind,
    measure.unit,
    measure.family,
    measure.definition,
    measure.clause,
    coalesce(dossier.subject_names[figure.subject], figure.subject) as subject_name,
    cast(null as varchar) as file,
    cast(null as bigint) as row
from partitioned_figures as figure
left join speakers as speaker using (dossier, speaker_id)
left join publications as publication using (dossier, publication_id)
left join measures as measure using (dossier, measure)
left join dossiers as dossier using (dossier);
