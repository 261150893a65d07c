-- rule: A value has the form that the codebook gives for its column.
-- severity: error
-- mend: Write it like the example.
-- columns: file, row, column_name, value, message
-- Each distinct value is held against its pattern once.
with spellings as (
    select distinct
        table_name,
        field,
        value
    from cells
    where
        value is not null
        and field in (
            select codebook.field
            from codebook
            where codebook.pattern is not null
        )
        and field <> 'url'
),

wrong as (
    select
        spellings.*,
        codebook.good_example,
        codebook.position as field_position
    from spellings
    inner join codebook using (table_name, field)
    where not regexp_full_match(spellings.value, codebook.pattern)
)

select
    cells.file,
    cells.row,
    cells.field as column_name,
    cells.value,
    'The form should be as in ' || wrong.good_example || '.' as message
from cells
inner join wrong using (table_name, field, value)
order by cells.file, cells.row, wrong.field_position
