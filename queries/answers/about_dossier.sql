-- question: What is the dossier, when was it last reviewed, and how does it cite?
-- rows: one, or none for an unknown dossier
-- params: dossier
-- columns: dossier, title, question, description, licence, reviewed_on, release, data_version, count_rows, count_publications, count_undated, count_unconfirmed, first_as_of, last_known_on
with

counted as (
    select
        count(*) as count_rows,
        count(distinct publication_id) as count_publications,
        count(*) filter (where stated_on is null) as count_undated,
        count(*) filter (where is_unconfirmed) as count_unconfirmed,
        min(as_of_first) as first_as_of,
        max(known_on) as last_known_on
    from figures
    where dossier = $dossier
)

select
    dossiers.dossier,
    dossiers.title,
    dossiers.question,
    dossiers.description,
    dossiers.licence,
    dossiers.reviewed_on,
    dossiers.release,
    dossiers.data_version,
    counted.*
from dossiers
cross join counted
where dossiers.dossier = $dossier
