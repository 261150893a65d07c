-- rule: Nothing is published before it was said.
-- severity: error
-- mend: Correct stated_on, or the publication's published_on.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'stated_on' as column_name,
    figure.stated_on as value,
    'It was published on ' || publication.published_on || '.' as message
from figure_rows as figure
inner join publication_rows as publication using (dossier, publication_id)
where figure.stated_first > publication.published_last
order by figure.file, figure.row
