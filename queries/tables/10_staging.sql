-- Staging holds each row as it is written: every value as text, with the file and the row it stands in.
-- A spreadsheet's count: the header is row 1. The other staged tables have the columns of their schemas.

-- A dossier's list of words, each as far as it is described.
create type listed_words as struct(
    name varchar, label varchar, meaning varchar, kind varchar, stretch varchar, clause varchar
)[];

create table staged_dossiers (
    dossier varchar,
    file varchar,
    title varchar,
    question varchar,
    description varchar,
    licence varchar,
    reviewed_on varchar,
    subject varchar,
    measure varchar,
    subject_names map (varchar, varchar),
    article varchar,
    counted_from date,
    counted_from_words varchar,
    steps varchar,
    overview varchar,
    side_by_side varchar,
    over_time_title varchar,
    landmarks varchar,
    words varchar,
    stances listed_words,
    speaker_kinds listed_words,
    families listed_words,
    counts listed_words,
    periods listed_words
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
