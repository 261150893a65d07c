-- Rows of a CSV file, in the order of the file.
-- The files' structure has been held against RFC 4180; strict mode would only refuse rows that end in different ways.
-- reads: *.csv
-- fills: the staged table of the file's name
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
)
