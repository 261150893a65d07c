-- rule: A value has the form that the codebook gives for its column.
-- severity: error
-- mend: Write it like the example.
-- columns: file, row, column_name, value, message
select
    cells.file,
    cells.row,
    cells.field as column_name,
    cells.value,
    'The form should be as in ' || codebook.good_example || '.' as message
from cells
inner join codebook using (table_name, field)
where
    cells.value is not null
    and cells.field <> 'url'
    and not regexp_full_match(cells.value, codebook.pattern)
order by cells.file, cells.row, codebook.position
