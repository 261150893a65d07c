-- rule: The stated bounds fit the words as printed; or one number is printed, and the bounds that are stated for it embrace it.
-- severity: error
-- mend: Correct low and high to what the words say, or the wording to what is printed; flag a misprint.
-- columns: file, row, column_name, value, message
-- Measures that count years are left out: their wording may say months.
with read as (
    select
        figure.*,
        wording_disagreement(figure.wording, figure.low, figure.high) as disagreement,
        wording_numbers(figure.wording) as numbers
    from figure_rows as figure
    left join measure_rows as measure using (dossier, measure)
    where
        measure.counts is distinct from 'years'
        and not list_has_any(figure.flags, ['misprint', 'label_disputed'])
)

select
    file,
    row,
    'wording' as column_name,
    wording as value,
    disagreement as message
from read
where
    disagreement is not null
    and not coalesce(len(numbers) = 1 and low < numbers[1] and numbers[1] < high, false)
order by file, row
