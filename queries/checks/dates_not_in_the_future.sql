-- rule: Nothing was said, published or true after today; plans, rules and dates of coming into force may lie ahead.
-- severity: error
-- mend: Correct the date, or the kind of the measure if this is a plan.
-- needs: one row
-- columns: file, row, column_name, value, message
with dates as (
    select
        file,
        row,
        'stated_on' as column_name,
        stated_on as value,
        stated_first as first_day
    from figure_rows
    union all
    select
        figure.file,
        figure.row,
        'as_of' as column_name,
        figure.as_of as value,
        figure.as_of_first as first_day
    from figure_rows as figure
    inner join measure_rows as measure using (dossier, measure)
    where measure.kind in ('stock', 'flow')
    union all
    select
        file,
        row,
        'published_on' as column_name,
        published_on as value,
        first_day_of(published_on) as first_day
    from publication_rows
    union all
    select
        file,
        row,
        'happened_on' as column_name,
        happened_on as value,
        first_day_of(happened_on) as first_day
    from event_rows
    union all
    select
        file,
        null as row,
        'reviewed_on' as column_name,
        reviewed_on as value,
        first_day_of(reviewed_on) as first_day
    from staged_dossiers
)

select
    file,
    row,
    column_name,
    value,
    'This date lies in the future.' as message
from dates
where first_day > current_date
order by file, row, column_name
