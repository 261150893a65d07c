-- Rows of a figures.parquet.
-- reads: figures.parquet

insert into staged_figures by name
select
    nullif(as_text(columns(* exclude (file_row_number))), ''),
    getvariable('dossier') as dossier,
    getvariable('file') as file,
    2 + file_row_number as row
from read_parquet(getvariable('path'), file_row_number = true);
