-- question: Up to which day does the dossier know anything?
-- rows: one
-- params: dossier, known_on
-- columns: first_stated_on?, last_stated_on?, count_rows, count_statements, count_speakers, count_publications
select
    min(stated_first) as first_stated_on,
    max(known_on) as last_stated_on,
    count(*) as count_rows,
    count(*) filter (where repeats is null) as count_statements,
    count(distinct speaker_id) as count_speakers,
    count(distinct publication_id) as count_publications
from figures
where
    dossier = $dossier
    and ($known_on::date is null or known_on <= $known_on::date)
