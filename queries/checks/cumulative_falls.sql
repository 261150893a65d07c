-- rule: A running total that a speaker lowered is pointed out.
-- severity: flag
-- mend: Nothing to mend: compare the notes of both figures before using either.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    file,
    row,
    'flags' as column_name,
    array_to_string(flags, ' ') as value,
    coalesce(note, 'A running total that lies below an earlier one of the same speaker.') as message
from figure_rows
where list_contains(flags, 'cumulative_fall')
order by file, row
