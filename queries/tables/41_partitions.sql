-- Figures in partitions, for dossiers of very many rows: their finished files, and what was counted ahead of questions.

create table partitions (
    dossier varchar,
    source varchar,
    path varchar,
    path_of_names varchar,
    path_of_words varchar,
    subjects varchar[],
    count_rows bigint,
    first_day date,
    last_day date,
    first_known_on date,
    last_known_on date
);

create table staged_figure_counts (
    dossier varchar,
    subject varchar,
    measure varchar,
    scope varchar,
    period varchar,
    speaker_id varchar,
    stance varchar,
    as_of_month date,
    as_of_last_month date,
    known_month date,
    count_rows bigint,
    count_relays bigint,
    count_errors bigint,
    count_statements bigint,
    count_not_independent bigint,
    count_labels_disputed bigint,
    count_undated bigint,
    count_unconfirmed bigint,
    count_confirmed_statements bigint,
    first_stated date,
    last_stated_first date,
    last_stated date,
    last_statement date,
    last_known_on date,
    first_as_of date,
    least_bound decimal(38, 12),
    greatest_bound decimal(38, 12),
    latest struct(figure_id varchar, as_of_first date, as_of_last date, known_on date)
);

create table staged_publication_counts (
    dossier varchar,
    publication_id varchar,
    speaker_id varchar,
    known_month date,
    count_rows bigint,
    count_relays bigint,
    count_errors bigint
);

create table staged_days_of_figures (
    dossier varchar,
    day date
);

create table staged_word_counts (
    dossier varchar,
    column_name varchar,
    word varchar,
    count_rows bigint,
    count_statements bigint
);

create table partition_findings (
    rule varchar,
    file varchar,
    row bigint,
    column_name varchar,
    value varchar,
    message varchar
);
