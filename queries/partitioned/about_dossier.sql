-- question: What is the dossier, when was it last reviewed, and how does it cite?
-- rows: one, or none for an unknown dossier
-- params: dossier
-- columns: dossier, title, question, description, licence, reviewed_on, release, data_version, count_rows, count_publications, count_undated, count_unconfirmed, first_as_of, last_known_on
with

counted as (
    select
        sum(count_rows)::bigint as count_rows,
        sum(count_undated)::bigint as count_undated,
        sum(count_unconfirmed)::bigint as count_unconfirmed,
        min(first_as_of) as first_as_of,
        max(last_known_on) as last_known_on
    from figure_counts
    where dossier = $dossier
),

read as (
    select count(distinct publication_id) as count_publications
    from publication_counts
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
    counted.count_rows,
    read.count_publications,
    counted.count_undated,
    counted.count_unconfirmed,
    counted.first_as_of,
    counted.last_known_on
from dossiers
cross join counted
cross join read
where dossiers.dossier = $dossier
