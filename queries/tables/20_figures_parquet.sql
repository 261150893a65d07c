-- Rows of a figures.parquet. Numbers, dates and decimals become the text that a CSV would hold.
-- reads: figures.parquet

create or replace macro as_text(stored) as
    regexp_replace(cast(stored as varchar), '^(-?\d+)\.0+$|^(\d{4}-\d{2}-\d{2}) 00:00:00$', '\1\2');

insert into staged_figures by name
select
    nullif(as_text(columns(* exclude (file_row_number))), ''),
    getvariable('dossier') as dossier,
    getvariable('file') as file,
    2 + file_row_number as row
from read_parquet(getvariable('path'), file_row_number = true);
