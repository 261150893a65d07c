-- The macros of 00_macros.sql that depend on the type of numbers, where a number of the data is not whole.
-- when: numbers have decimals

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create or replace macro as_number(number) as cast(number as decimal(38, 12));

-- Exact: a division would make a floating number.
create or replace macro percent_of(number, percent, is_whole) as
    if(is_whole, as_number(floor(number * percent * 0.01)), as_number(number * percent * 0.01));

create or replace macro has_decimals(number) as coalesce(number % 1 <> 0, false);

create or replace macro as_whole(number) as cast(floor(number) as hugeint);

create or replace macro decimals_of(number) as
    if(
        has_decimals(number),
        rtrim(regexp_extract(cast(as_number(abs(number) % 1) as varchar), '\.\d+'), '0'),
        ''
    );

create or replace macro number_digits(number) as
    if(number < 0, '-', '') || format('{:,}', as_whole(abs(number))) || decimals_of(number);

create or replace macro plain_digits(number) as
    if(number < 0, '-', '') || cast(as_whole(abs(number)) as varchar) || decimals_of(number);
