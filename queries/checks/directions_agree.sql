-- rule: A change that its wording calls a fall is negative, and one that it calls a rise is positive.
-- severity: error
-- mend: Correct the sign of low and high, or the wording to what is printed.
-- columns: file, row, column_name, value, message
-- Only the wordings of changes are read: a filter on the kind alone would come after the reading.
with directed as (
    select
        figure.file,
        figure.row,
        figure.wording,
        figure.low,
        figure.high,
        if(measure.kind = 'change', wording_direction(figure.wording), null) as direction
    from figure_rows as figure
    inner join measure_rows as measure using (dossier, measure)
    where not figure.is_error
)

select
    file,
    row,
    'wording' as column_name,
    wording as value,
    if(
        direction = 'down', 'The words say a fall, the bounds a rise.', 'The words say a rise, the bounds a fall.'
    ) as message
from directed
where
    (direction = 'down' and coalesce(low, high) > 0)
    or (direction = 'up' and coalesce(high, low) < 0)
order by file, row
