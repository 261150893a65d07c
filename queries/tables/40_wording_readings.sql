-- Each distinct wording is read once, by the wording reader of dashboard/figures.
-- chooses: the type of numbers

create table wording_readings as
with wordings as (
    select distinct
        figure.wording,
        as_number(exact_number(figure.low)) as low,
        as_number(exact_number(figure.high)) as high,
        as_number(exact_number(figure.rounded_to)) as rounded_to,
        coalesce(measure.number, 'integer') as number
    from staged_figures as figure
    left join measure_rows as measure using (dossier, measure)
),

readings as (
    select
        *,
        read_wording(wording, low, high, rounded_to, number) as reading
    from wordings
)

select
    wording,
    low,
    high,
    rounded_to,
    number,
    reading.rule as rule,
    reading.at_least as at_least,
    reading.at_most as at_most,
    reading.step as step,
    wording_disagreement(wording, low, high, number) as disagreement,
    wording_numbers(wording, number) as printed_numbers
from readings;
