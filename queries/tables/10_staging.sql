-- Staging holds each row as it is written: every value as text, with the file and the row it stands in.
-- A spreadsheet's count: the header is row 1.

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
    article varchar
);

create table staged_figures (
    dossier varchar,
    file varchar,
    row bigint,
    figure_id varchar,
    subject varchar,
    measure varchar,
    scope varchar,
    period varchar,
    low varchar,
    high varchar,
    rounded_to varchar,
    wording varchar,
    as_of varchar,
    effective_from varchar,
    stated_on varchar,
    speaker_id varchar,
    stance varchar,
    publication_id varchar,
    repeats varchar,
    corrected_by varchar,
    flags varchar,
    quote varchar,
    note varchar
);

create table staged_speakers (
    dossier varchar,
    file varchar,
    row bigint,
    speaker_id varchar,
    name varchar,
    role varchar,
    kind varchar,
    country varchar
);

create table staged_publications (
    dossier varchar,
    file varchar,
    row bigint,
    publication_id varchar,
    outlet varchar,
    credits varchar,
    published_on varchar,
    url varchar,
    tier varchar,
    note varchar
);

create table staged_measures (
    dossier varchar,
    file varchar,
    row bigint,
    measure varchar,
    label varchar,
    counts varchar,
    kind varchar,
    unit varchar,
    family varchar,
    definition varchar,
    clause varchar
);

create table staged_derivations (
    dossier varchar,
    file varchar,
    row bigint,
    derivation_id varchar,
    title varchar,
    expects_figure_id varchar,
    headline varchar,
    note varchar
);

create table staged_terms (
    dossier varchar,
    file varchar,
    row bigint,
    derivation_id varchar,
    position varchar,
    figure_id varchar,
    sign varchar
);

create table staged_events (
    dossier varchar,
    file varchar,
    row bigint,
    event_id varchar,
    happened_on varchar,
    title varchar,
    publication_id varchar,
    note varchar
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
