-- question: Which dossiers are there?
-- rows: one per dossier, by title
-- params: none
-- columns: dossier, title, question, description, reviewed_on, subject, posts_measure, people_measure, dead_measure, steps?, overview?, release, data_version
select
    dossier,
    title,
    question,
    description,
    reviewed_on,
    subject,
    posts_measure,
    people_measure,
    dead_measure,
    steps,
    overview,
    release,
    data_version
from dossiers
order by title
