-- Each distinct wording is read once, by the wording reader of dashboard/figures.
-- chooses: the type of numbers

-- Whole numbers in plain digits, "31,000" or "31000", stated as such, read as themselves; a property test holds that the
-- reader says the same. A file of 20,000 such rows would take it two seconds.
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

sorted as (
    select
        *,
        try_cast(low as bigint) as whole,
        coalesce(
            number = 'integer'
            and rounded_to is null
            and low >= 0
            and low = high
            and low = whole
            and (wording = format('{:,}', whole) or wording = cast(whole as varchar)),
            false
        ) as is_plain
    from wordings
),

readings as (
    select
        *,
        read_wording(wording, low, high, rounded_to, number) as reading
    from sorted
    where not is_plain
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
from readings
union all
select
    wording,
    low,
    high,
    rounded_to,
    number,
    'exact' as rule,
    low as at_least,
    low as at_most,
    as_number(
        if(whole = 0, 1, 10 ** (length(cast(whole as varchar)) - length(rtrim(cast(whole as varchar), '0'))))
    ) as step,
    null as disagreement,
    [low] as printed_numbers
from sorted
where is_plain;
