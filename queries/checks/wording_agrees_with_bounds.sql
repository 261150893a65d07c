-- rule: The stated bounds fit the words as printed; or one number is printed, and the bounds that are stated for it embrace it.
-- severity: error
-- mend: Correct low and high to what the words say, or the wording to what is printed; flag a misprint.
-- needs: one row
-- columns: file, row, column_name, value, message
-- Measures that count years are left out: their wording may say months.
select
    figure.file,
    figure.row,
    'wording' as column_name,
    figure.wording as value,
    figure.disagreement as message
from figure_rows as figure
left join measure_rows as measure using (dossier, measure)
where
    figure.disagreement is not null
    and measure.counts is distinct from 'years'
    and not list_has_any(figure.flags, ['misprint', 'label_disputed', 'bounds_elsewhere', 'unit_converted'])
    and not coalesce(
        len(figure.printed_numbers) = 1
        and figure.low < figure.printed_numbers[1]
        and figure.high > figure.printed_numbers[1],
        false
    )
order by figure.file, figure.row
