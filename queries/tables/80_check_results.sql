-- What the rules of queries/checks/ found. Filled by the builder, one rule after another.

create table check_results (
    dossier varchar,
    rule varchar,
    severity varchar,
    file varchar,
    row bigint,
    column_name varchar,
    value varchar,
    message varchar,
    mend varchar
);
