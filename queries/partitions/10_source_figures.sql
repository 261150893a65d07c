-- One file of figures with all columns of the codebook: what the file lacks is empty, days are text, keys of its path are columns.
-- A spreadsheet's count: the header would be row 1.

create or replace temp view source_figures as
with

columns_of_figures as (
    select
        * exclude (dossier, file, row) replace (
            low::bigint as low,
            high::bigint as high,
            rounded_to::bigint as rounded_to
        ),
        null::bigint as file_row_number
    from staged_figures
    where false
),

rows_of_file as (
    from columns_of_figures
    union all by name
    from read_parquet(
        getvariable('path'), file_row_number = true, hive_partitioning = true, hive_types_autocast = false
    )
)

select
    2 + file_row_number as row,
    low,
    high,
    rounded_to,
    nullif(columns(* exclude (file_row_number, low, high, rounded_to)), '')
from rows_of_file;
