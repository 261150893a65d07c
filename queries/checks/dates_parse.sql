-- rule: A date is a real day, month or year.
-- severity: error
-- mend: Write YYYY-MM-DD, YYYY-MM or YYYY, as precisely as it is known.
-- stops: build
-- needs: one value
-- columns: file, row, column_name, value, message
with dates as (
    select
        file,
        row,
        field as column_name,
        value
    from cells
    where
        field in ('as_of', 'effective_from', 'stated_on', 'public_on', 'noted_on', 'published_on', 'happened_on')
    union all
    select
        file,
        null as row,
        'reviewed_on' as column_name,
        reviewed_on as value
    from staged_dossiers
)

select
    *,
    'This is not a date.' as message
from dates
where
    value is not null
    and first_day_of(value) is null
order by file, row, column_name
