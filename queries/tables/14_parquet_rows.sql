-- Rows of a Parquet file, every value as the text that a CSV would hold.
-- reads: *.parquet
-- fills: the staged table of the file's name
select
    nullif(as_text(columns(* exclude (file_row_number))), ''),
    getvariable('dossier') as dossier,
    getvariable('file') as file,
    2 + file_row_number as row
from read_parquet(getvariable('path'), file_row_number = true)
