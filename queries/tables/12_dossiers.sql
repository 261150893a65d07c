-- What a dossier says about itself, and its own lists of words.
-- reads: datapackage.json

insert into staged_dossiers by name
select
    getvariable('dossier') as dossier,
    getvariable('file') as file,
    title,
    muster.question as question,
    description,
    licenses[1].name as licence,
    reviewed_on,
    muster.subject as subject,
    muster.measure as measure,
    muster.subject_names as subject_names,
    muster.article as article,
    cast(muster.counted_from.day as date) as counted_from,
    muster.counted_from.words as counted_from_words,
    cast(muster.steps as varchar) as steps,
    cast(muster.overview as varchar) as overview,
    cast(muster.side_by_side as varchar) as side_by_side,
    muster.over_time_title as over_time_title,
    cast(muster.landmarks as varchar) as landmarks,
    cast(coalesce(words, muster.words) as varchar) as words,
    muster.stances as stances,
    muster.speaker_kinds as speaker_kinds,
    muster.families as families,
    muster.counts as counts,
    muster.periods as periods
from read_json(
    getvariable('path'),
    columns = {
        title: 'varchar',
        description: 'varchar',
        licenses: 'struct(name varchar)[]',
        reviewed_on: 'varchar',
        muster: 'struct(
            question varchar, subject varchar, measure varchar, subject_names map(varchar, varchar), article varchar,
            counted_from struct(day varchar, words varchar),
            stances listed_words,
            speaker_kinds listed_words,
            families listed_words,
            counts listed_words,
            periods listed_words,
            over_time_title varchar,
            steps json, overview json, side_by_side json, landmarks json, words json
        )',
        words: 'json'
    }
);
