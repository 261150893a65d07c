-- Rows of a figures.csv, in the order of the file.
-- The intake has held the file against RFC 4180; strict mode would only refuse rows that end in different ways.
-- reads: figures.csv

insert into staged_figures by name
select
    *,
    getvariable('dossier') as dossier,
    getvariable('file') as file,
    1 + row_number() over () as row
from read_csv(
    getvariable('path'),
    auto_detect = false,
    header = true,
    delim = ',',
    quote = '"',
    escape = '"',
    parallel = false,
    strict_mode = false,
    columns = getvariable('columns')
);
