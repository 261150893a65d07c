-- rule: A change that its wording calls a fall is negative, and one that it calls a rise is positive.
-- severity: error
-- mend: Correct the sign of low and high, or the wording to what is printed.
-- needs: one row
-- columns: file, row, column_name, value, message
-- Each wording is read once, and none that is of another measure or has no word.
with changes as materialized (
    select
        figure.file,
        figure.row,
        figure.wording,
        figure.low,
        figure.high
    from figure_rows as figure
    inner join measure_rows as measure using (dossier, measure)
    where measure.kind = 'change' and not figure.is_error and regexp_matches(figure.wording, '\p{L}')
),

wordings as materialized (
    select distinct wording
    from changes
),

directions as (
    select
        wording,
        wording_direction(wording) as direction
    from wordings
),

directed as (
    select *
    from changes
    inner join directions using (wording)
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
