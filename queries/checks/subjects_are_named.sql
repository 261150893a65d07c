-- rule: A subject that is written as a code has a name: that of a country, or one that the dossier gives it.
-- severity: error
-- mend: Correct the subject, or add its name to "subject_names" in datapackage.json.
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'subject' as column_name,
    figure.subject as value,
    'This code has no name in the datapackage.json, and is no country''s.' as message
from figure_rows as figure
inner join staged_dossiers as dossier using (dossier)
where
    figure.subject is not null
    and list_contains(getvariable('dossiers_with_names'), figure.dossier)
    and regexp_full_match(figure.subject, '[A-Z]{3}(\+[A-Z]{3})*')
    and not coalesce(map_contains(dossier.subject_names, figure.subject), false)
order by figure.file, figure.row
