-- rule: Each id stands once in a dossier; so does each value that the codebook calls unique.
-- severity: error
-- mend: Give one of the rows another id, or delete it if it is the same row twice.
-- stops: build
-- columns: file, row, column_name, value, message
with keys as (
    select
        cells.table_name,
        cells.dossier,
        cells.file,
        cells.row,
        cells.field as column_name,
        cells.value
    from cells
    inner join codebook using (table_name, field)
    where
        codebook.is_unique
        and cells.value is not null
    union all
    select
        'terms' as table_name,
        dossier,
        file,
        row,
        'position' as column_name,
        derivation_id || ', ' || position as value
    from staged_terms
),

counted as (
    select
        *,
        first_value(file) over same as first_file,
        first_value(row) over same as first_row,
        row_number() over same as occurrence
    from keys
    window same as (partition by table_name, dossier, column_name, value order by file, row)
)

select
    file,
    row,
    column_name,
    value,
    'It stands already in ' || first_file || ', row ' || first_row || '.' as message
from counted
where occurrence > 1
order by file, row
