-- question: Which dossiers are there?
-- rows: one per dossier, by title
-- params: none
-- columns: dossier, title, question, description, reviewed_on, subject?, measure?, article?, counted_from?, counted_from_words?, steps?, overview?, side_by_side?, over_time_title?, landmarks?, release, data_version
select
    dossier,
    title,
    question,
    description,
    reviewed_on,
    subject,
    measure,
    article,
    counted_from,
    counted_from_words,
    steps,
    overview,
    side_by_side,
    over_time_title,
    landmarks,
    release,
    data_version
from dossiers
order by title
