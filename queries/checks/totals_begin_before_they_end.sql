-- rule: A running total ends after the day from which it counts, as the codebook gives that day.
-- severity: error
-- mend: Correct as_of, or the period if this counts from another day.
-- columns: file, row, column_name, value, message
with begin as (
    select strptime(nullif(regexp_extract(words['cumulative'], '\d{1,2} \w+ \d{4}'), ''), '%d %B %Y')::date as day
    from codebook
    where table_name = 'figures' and field = 'period'
)

select
    figure.file,
    figure.row,
    'as_of' as column_name,
    figure.as_of as value,
    'It ends before it begins: a running total counts from ' || begin.day || '.' as message
from figure_rows as figure
inner join begin on figure.as_of_last < begin.day
where figure.period = 'cumulative'
order by figure.file, figure.row
