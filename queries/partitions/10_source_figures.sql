-- One file of figures with all columns of the codebook: what the file lacks is empty, days are text, keys of its path are columns.
-- A spreadsheet's count: the header would be row 1.

create or replace temp view source_figures as
with

columns_of_figures as (
    select
        null::varchar as figure_id,
        null::varchar as subject,
        null::varchar as measure,
        null::varchar as scope,
        null::varchar as period,
        null::bigint as low,
        null::bigint as high,
        null::bigint as rounded_to,
        null::varchar as wording,
        null::varchar as as_of,
        null::varchar as effective_from,
        null::varchar as stated_on,
        null::varchar as speaker_id,
        null::varchar as stance,
        null::varchar as publication_id,
        null::varchar as repeats,
        null::varchar as corrected_by,
        null::varchar as flags,
        null::varchar as quote,
        null::varchar as note,
        null::bigint as file_row_number
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
    nullif(figure_id, '') as figure_id,
    nullif(subject, '') as subject,
    nullif(measure, '') as measure,
    nullif(scope, '') as scope,
    nullif(period, '') as period,
    low,
    high,
    rounded_to,
    nullif(wording, '') as wording,
    nullif(as_of, '') as as_of,
    nullif(effective_from, '') as effective_from,
    nullif(stated_on, '') as stated_on,
    nullif(speaker_id, '') as speaker_id,
    nullif(stance, '') as stance,
    nullif(publication_id, '') as publication_id,
    nullif(repeats, '') as repeats,
    nullif(corrected_by, '') as corrected_by,
    nullif(flags, '') as flags,
    nullif(quote, '') as quote,
    nullif(note, '') as note
from rows_of_file;
