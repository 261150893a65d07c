-- rule: A decision takes force on the day it was stated or later, unless it is flagged as retroactive or a relay.
-- severity: error
-- mend: Correct effective_from or stated_on, or flag the row as retroactive.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    file,
    row,
    'effective_from' as column_name,
    effective_from as value,
    'It was stated only on ' || stated_on || '.' as message
from figure_rows
where
    last_day_of(effective_from) < stated_first
    and repeats is null
    and not list_contains(flags, 'retroactive')
order by file, row
