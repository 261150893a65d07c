-- rule: A required value is never empty.
-- severity: error
-- mend: Fill it in; the codebook says what belongs there.
-- stops: build
-- needs: one value
-- columns: file, row, column_name, value, message
select
    cells.file,
    cells.row,
    cells.field as column_name,
    null as value,
    'A value is required here.' as message
from cells
inner join codebook using (table_name, field)
where
    codebook.is_required
    and cells.value is null
order by cells.file, cells.row, codebook.position
