-- question: Up to which day does the dossier know anything?
-- rows: one
-- params: dossier, known_on
-- columns: first_stated_on?, last_stated_on?, count_rows, count_statements, count_speakers, count_publications
select
    first_stated_on,
    last_known_on as last_stated_on,
    count_rows,
    count_statements,
    count_speakers,
    count_publications
from dossier_counted($dossier, $known_on::date)
