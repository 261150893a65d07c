-- Each distinct wording is read once, by the wording reader of dashboard/figures.

create table wording_readings as
with wordings as (
    select distinct
        wording,
        whole_number(low) as low,
        whole_number(high) as high,
        whole_number(rounded_to) as rounded_to
    from staged_figures
),

readings as (
    select
        *,
        read_wording(wording, low, high, rounded_to) as reading
    from wordings
)

select
    wording,
    low,
    high,
    rounded_to,
    reading.rule as rule,
    reading.at_least as at_least,
    reading.at_most as at_most,
    reading.step as step,
    wording_disagreement(wording, low, high) as disagreement,
    wording_numbers(wording) as printed_numbers
from readings;
