-- rule: The lower bound is not above the upper one.
-- severity: error
-- mend: Swap the two, or correct the wrong one.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    file,
    row,
    'low' as column_name,
    plain_digits(low) as value,
    'It is above high, which is ' || plain_digits(high) || '.' as message
from figure_rows
where low > high
order by file, row
