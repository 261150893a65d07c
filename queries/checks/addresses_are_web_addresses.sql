-- rule: The address of a publication is a web address.
-- severity: error
-- mend: Write the full address, with http:// or https:// at its start and no spaces.
-- columns: file, row, column_name, value, message
select
    file,
    row,
    'url' as column_name,
    url as value,
    'This is not a web address.' as message
from publication_rows
where not regexp_full_match(url, 'https?://[^\s/"<>]+\.[^\s"<>]+')
order by file, row
