-- Staging holds each row as it is written: every value as text, with the file and the row it stands in.
-- A spreadsheet's count: the header is row 1. The other staged tables have the columns of their schemas.

create table staged_dossiers (
    dossier varchar,
    file varchar,
    title varchar,
    question varchar,
    description varchar,
    licence varchar,
    reviewed_on varchar,
    subject varchar,
    subject_names map (varchar, varchar),
    posts_measure varchar,
    people_measure varchar,
    dead_measure varchar,
    article varchar,
    steps varchar,
    overview varchar,
    words varchar
);

create table release_lines (
    dossier varchar,
    file varchar,
    row bigint,
    release varchar,
    released_on varchar,
    note varchar,
    table_name varchar,
    key varchar[],
    change varchar,
    before map (varchar, varchar),
    after map (varchar, varchar),
    reason varchar
);
