-- What a dossier says about itself.
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
    muster.subject_names as subject_names,
    muster.posts_measure as posts_measure,
    muster.people_measure as people_measure,
    muster.dead_measure as dead_measure,
    muster.article as article,
    cast(muster.steps as varchar) as steps,
    cast(muster.overview as varchar) as overview,
    cast(muster.words as varchar) as words
from read_json(
    getvariable('path'),
    columns = {
        title: 'varchar',
        description: 'varchar',
        licenses: 'struct(name varchar)[]',
        reviewed_on: 'varchar',
        muster: 'struct(
            question varchar, subject varchar, subject_names map(varchar, varchar), posts_measure varchar, people_measure varchar,
            dead_measure varchar, article varchar, steps json, overview json, words json
        )'
    }
);
