-- rule: A subject that is written as a code has a name: that of a country, or one that the dossier gives it.
-- severity: error
-- mend: Correct the subject, or add its name to "subject_names" in datapackage.json.
-- needs: one value
-- columns: file, row, column_name, value, message
select
    cells.file,
    cells.row,
    'subject' as column_name,
    cells.value,
    'This code has no name in the datapackage.json, and is no country''s.' as message
from cells
inner join staged_dossiers as about using (dossier)
where
    cells.table_name = 'figures'
    and cells.field = 'subject'
    and list_contains(getvariable('dossiers_with_names'), cells.dossier)
    and case  -- so that only codes are looked up, which takes long
        when regexp_full_match(cells.value, '[A-Z]{3}(\+[A-Z]{3})*')
            then
                not coalesce(map_contains(about.subject_names, cells.value), false)
                and not list_has_all(getvariable('countries'), string_split(cells.value, '+'))
        else false
    end
order by cells.file, cells.row
