-- One file of figures with all columns of the codebook: what the file lacks is empty, days are text, keys of its path are columns.
-- A spreadsheet's count: the header would be row 1.

create or replace temp view source_rows as
with

columns_of_figures as (
    select
        * exclude (dossier, file, row) replace (
            null as low,
            null as high,
            null as rounded_to
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
    2 + rows_of_file.file_row_number as row,
    coalesce(measures.number, 'integer') as number_kind,
    rows_of_file.low,
    rows_of_file.high,
    rows_of_file.rounded_to,
    nullif(columns(rows_of_file.* exclude (file_row_number, low, high, rounded_to)), '')
from rows_of_file
left join measure_rows as measures
    on rows_of_file.measure = measures.measure and measures.dossier = getvariable('dossier');

create or replace temp view source_figures as
select
    * replace (
        as_number(low) as low,
        as_number(high) as high,
        as_number(rounded_to) as rounded_to
    )
from source_rows;
