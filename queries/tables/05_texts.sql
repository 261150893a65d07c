-- How texts become dates and numbers, and what a figure is by them. Dates are as precise as known: a year, a month or a day.
-- noqa: disable=LT02

create or replace macro first_day_of(partial_date) as
    if(
        regexp_full_match(partial_date, '\d{4}(-\d{2}(-\d{2})?)?'),
        try_cast(partial_date || case length(partial_date) when 4 then '-01-01' when 7 then '-01' else '' end as date),
        null
    );

create or replace macro last_day_of(partial_date) as
    cast(
        first_day_of(partial_date)
        + case length(partial_date) when 4 then interval 1 year when 7 then interval 1 month else interval 1 day end
        - interval 1 day as date
    );

-- The day from which a figure is known: it became public (public_on, else stated_on), or was printed, whichever was first.
-- What repeats another is known from its print; an error in print from the day on which it could be told to be one.
create or replace macro known_from(said_last, published_last, noted_last, is_relay, is_error) as
    case
        when is_error then greatest(coalesce(published_last, said_last), noted_last)
        when is_relay then coalesce(published_last, said_last)
        else least(said_last, published_last)
    end;

-- Each figure is a statement, relays one, or is an error in print.
create or replace macro is_statement(repeats, is_error) as repeats is null and not is_error;

create or replace macro is_relay(repeats, is_error) as repeats is not null and not is_error;

-- Whether something known from a day on was known by another; all is, where that other day is null.
create or replace macro is_known(since, known_by) as known_by is null or since <= known_by;

create or replace macro note_by(note, since, known_by) as if(is_known(since, known_by), note, null);

create or replace macro flags_by(flags, since, known_by) as if(is_known(since, known_by), flags, []);

create or replace macro whole_number(digits) as
    case when regexp_full_match(digits, '-?\d{1,15}') then cast(digits as bigint) end;

-- Exact, with its decimals: whatever a figure may state. Zeros at the end are no decimals.
create or replace macro exact_number(digits) as
    case when regexp_full_match(digits, '-?\d{1,24}(\.\d{1,10}0*)?') then cast(digits as decimal(38, 12)) end;

-- What the numbers of a measure are: empty for whole ones, "percent", or "decimal" and "money" with their unit.
create or replace macro number_form_of(number, unit) as
    case number when 'integer' then null when 'percent' then number else number || ' ' || unit end;

-- Numbers, dates and decimals of Parquet as the text that a CSV would hold.
create or replace macro as_text(stored) as
    regexp_replace(cast(stored as varchar), '^(-?\d+)\.0+$|^(\d{4}-\d{2}-\d{2}) 00:00:00$', '\1\2');
