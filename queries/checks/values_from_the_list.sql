-- rule: Where the codebook lists the allowed words, there is no other.
-- severity: error
-- mend: Take a word from the list, or add the new one to data/schema/ with its meaning.
-- columns: file, row, column_name, value, message
select
    cells.file,
    cells.row,
    cells.field as column_name,
    cells.value,
    'Allowed are: ' || array_to_string(codebook.enum, ', ') || '.' as message
from cells
inner join codebook using (table_name, field)
where
    cells.value is not null
    and not list_contains(codebook.enum, cells.value)
order by cells.file, cells.row, codebook.position
