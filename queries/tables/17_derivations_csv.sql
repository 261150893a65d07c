-- Rows of a derivations.csv, in the order of the file.
-- reads: derivations.csv

insert into staged_derivations by name
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
