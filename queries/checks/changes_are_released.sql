-- rule: Changes that no release holds yet are pointed out.
-- severity: flag
-- mend: Run python -m dashboard release --note "why"; the corrections log then tells them.
-- columns: file, row, column_name, value, message
select
    file,
    file_row as row,
    null::varchar as column_name,
    array_to_string(key_values, ', ') as value,
    'The row was ' || change || ' since the last release.' as message
from changed_rows
where release is null
order by file, row, value
