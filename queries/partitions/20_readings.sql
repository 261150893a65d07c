-- What texts mean that repeat over many rows: each distinct wording (with its bounds), day and word list is read once.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- A number in plain digits, "31,000" or "31000", stated as such reads as itself: what the wording reader says of it,
-- as a property test holds, without asking it a hundred million times.
create or replace macro is_plain_number(wording, low, high, rounded_to) as
    coalesce(
        rounded_to is null and low >= 0 and low = high
        and (wording = format('{:,}', low) or wording = cast(low as varchar)),
        false
    );

create or replace macro last_place_of(number) as
    if(
        number = 0,
        1,
        cast(10 ** (length(cast(number as varchar)) - length(rtrim(cast(number as varchar), '0'))) as bigint)
    );

create temp table if not exists wordings_read as
select
    cast(null as varchar) as wording,
    as_number(null) as low,
    as_number(null) as high,
    as_number(null) as rounded_to,
    cast(null as varchar) as number_kind,
    cast(null as varchar) as rule,
    as_number(null) as at_least,
    as_number(null) as at_most,
    as_number(null) as step,
    cast(null as varchar) as disagreement,
    [as_number(null)] as printed_numbers
where false;

create temp table if not exists days_read (
    given varchar,
    first_day date,
    last_day date
);

insert into wordings_read
with

wordings as (
    select distinct
        wording,
        low,
        high,
        rounded_to,
        number_kind
    from source_figures
    where not is_plain_number(wording, low, high, rounded_to)
),

unread as (
    select wordings.*
    from wordings
    left join wordings_read as known
        on
            wordings.wording is not distinct from known.wording
            and wordings.low is not distinct from known.low
            and wordings.high is not distinct from known.high
            and wordings.rounded_to is not distinct from known.rounded_to
            and wordings.number_kind = known.number_kind
    where known.rule is null
),

readings as (
    select
        *,
        read_wording(wording, low, high, rounded_to, number_kind) as reading
    from unread
)

select
    wording,
    low,
    high,
    rounded_to,
    number_kind,
    reading.rule as rule,
    reading.at_least as at_least,
    reading.at_most as at_most,
    reading.step as step,
    wording_disagreement(wording, low, high, number_kind) as disagreement,
    wording_numbers(wording, number_kind) as printed_numbers
from readings;

insert into days_read
with days as (
    select as_of as given
    from source_figures
    union
    select effective_from as given
    from source_figures
    union
    select stated_on as given
    from source_figures
    union
    select public_on as given
    from source_figures
    union
    select noted_on as given
    from source_figures
)

select
    days.given,
    first_day_of(days.given) as first_day,
    last_day_of(days.given) as last_day
from days
left join days_read as known using (given)
where days.given is not null and known.given is null;
