-- rule: Every subject has a name, where the dossier names its subjects.
-- severity: error
-- mend: Correct the subject, or add its name to "subject_names" in datapackage.json.
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'subject' as column_name,
    figure.subject as value,
    'This subject has no name in the datapackage.json.' as message
from figure_rows as figure
inner join staged_dossiers as dossier using (dossier)
where
    figure.subject is not null
    and cardinality(coalesce(dossier.subject_names, map())) > 0
    and not map_contains(dossier.subject_names, figure.subject)
order by figure.file, figure.row
