-- rule: A change that its wording calls a fall is negative, and one that it calls a rise is positive.
-- severity: error
-- mend: Correct the sign of low and high, or the wording to what is printed.
-- columns: file, row, column_name, value, message
with directed as (
    select
        figure.*,
        regexp_matches(
            lower(figure.wording),
            '\b(fell|fallen|falling|down by|dropped|declined|decreased|decrease of|shrank|reduced|reduction of)\b'
        ) as is_fall,
        regexp_matches(
            lower(figure.wording),
            '\b(rose|risen|rising|up by|grew|grown|increased|increase of|gained|added|expanded)\b'
        ) as is_rise
    from figure_rows as figure
    inner join measure_rows as measure using (dossier, measure)
    where measure.kind = 'change' and not figure.is_error
)

select
    file,
    row,
    'wording' as column_name,
    wording as value,
    if(is_fall, 'The words say a fall, the bounds a rise.', 'The words say a rise, the bounds a fall.') as message
from directed
where
    is_fall <> is_rise
    and if(is_fall, coalesce(low, high) > 0, coalesce(high, low) < 0)
order by file, row
