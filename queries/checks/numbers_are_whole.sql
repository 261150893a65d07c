-- rule: A number is in digits alone, and of the kind that its measure says: whole, unless the measure is another.
-- severity: error
-- mend: Write digits only, without separators, units or words; the words belong in wording. Where a measure has decimals, its column number says so.
-- stops: build
-- needs: one value
-- columns: file, row, column_name, value, message
with held as (
    select
        cells.*,
        codebook.position,
        codebook.type = 'integer' or coalesce(cells.number_kind, 'integer') = 'integer' as is_whole
    from cells
    inner join codebook using (table_name, field)
    where
        codebook.type in ('integer', 'number')
        and cells.value is not null
)

select
    file,
    row,
    field as column_name,
    value,
    case
        when field = 'rounded_to' and exact_number(value) <= 0 then 'A unit of rounding is above zero.'
        when is_whole then 'This is not a whole number of at most 15 digits.'
        else 'This is not a number of at most 24 digits, and 10 after a point.'
    end as message
from held
where
    (is_whole and whole_number(value) is null)
    or exact_number(value) is null
    or (field = 'rounded_to' and exact_number(value) <= 0)
order by file, row, position
