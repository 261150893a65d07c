-- rule: Where the codebook or the dossier lists the allowed words, there is no other.
-- severity: error
-- mend: Take a word from the list, or add the new one: to "muster" in datapackage.json, or to data/schema/ if it is Muster's own.
-- needs: one value
-- columns: file, row, column_name, value, message
-- Flags are several words in one cell: values_have_their_form knows them.
with allowed as (
    select
        dossier,
        table_name,
        column_name as field,
        list(word order by position) as listed
    from words
    where column_name <> 'flags'
    group by all
)

select
    cells.file,
    cells.row,
    cells.field as column_name,
    cells.value,
    'Allowed are: ' || array_to_string(allowed.listed, ', ') || '.' as message
from cells
inner join allowed using (dossier, table_name, field)
left join codebook using (table_name, field)
where
    cells.value is not null
    and not list_contains(allowed.listed, cells.value)
order by cells.file, cells.row, codebook.position
