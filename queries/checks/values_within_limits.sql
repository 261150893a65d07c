-- rule: A value is neither smaller, larger nor longer than the codebook allows.
-- severity: error
-- mend: Correct the value; move long remarks to note.
-- needs: one value
-- columns: file, row, column_name, value, message
with held as (
    select
        cells.*,
        codebook.position as field_position,
        case
            when whole_number(cells.value) < whole_number(codebook.minimum)
                then 'The smallest that is allowed is ' || codebook.minimum || '.'
            when whole_number(cells.value) > whole_number(codebook.maximum)
                then 'The largest that is allowed is ' || codebook.maximum || '.'
            when length(cells.value) > codebook.max_length
                then 'The longest that is allowed is ' || codebook.max_length || ' characters.'
        end as message
    from cells
    inner join codebook using (table_name, field)
    where coalesce(codebook.minimum, codebook.maximum, codebook.max_length::varchar) is not null
)

select
    file,
    row,
    field as column_name,
    value,
    message
from held
where message is not null
order by file, row, field_position
