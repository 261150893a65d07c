-- question: What is the dossier, when was it last reviewed, and how does it cite?
-- rows: one, or none for an unknown dossier
-- params: dossier
-- columns: dossier, title, question, description, licence, reviewed_on, release, data_version, count_rows, count_publications, count_undated, count_unconfirmed, first_as_of, last_known_on
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
    counted.count_publications,
    counted.count_undated,
    counted.count_unconfirmed,
    counted.first_as_of,
    counted.last_known_on
from dossiers
cross join dossier_counted($dossier, null) as counted
where dossiers.dossier = $dossier
