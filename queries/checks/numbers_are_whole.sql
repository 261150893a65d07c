-- rule: A number column holds whole numbers, in digits alone.
-- severity: error
-- mend: Write digits only, without separators, units or words; the words belong in wording.
-- stops: build
-- columns: file, row, column_name, value, message
select
    cells.file,
    cells.row,
    cells.field as column_name,
    cells.value,
    'This is not a whole number of at most 15 digits.' as message
from cells
inner join codebook using (table_name, field)
where
    codebook.type = 'integer'
    and cells.value is not null
    and whole_number(cells.value) is null
order by cells.file, cells.row, codebook.position
