-- How texts become dates and numbers. Dates are as precise as known: a year, a month or a day.
-- noqa: disable=LT02

create or replace macro first_day_of(partial_date) as
    case
        when not regexp_full_match(partial_date, '\d{4}(-\d{2}(-\d{2})?)?') then null
        when length(partial_date) = 4 then try_cast(partial_date || '-01-01' as date)
        when length(partial_date) = 7 then try_cast(partial_date || '-01' as date)
        else try_cast(partial_date as date)
    end;

create or replace macro last_day_of(partial_date) as
    case
        when length(partial_date) = 4 then cast(first_day_of(partial_date) + interval 1 year - interval 1 day as date)
        when length(partial_date) = 7 then cast(first_day_of(partial_date) + interval 1 month - interval 1 day as date)
        else first_day_of(partial_date)
    end;

-- The day from which a figure is known: it became public (public_on, else stated_on), or was printed, whichever was first.
-- What repeats another is known from its print; an error in print from the day on which it could be told to be one.
create or replace macro known_from(said_last, published_last, noted_last, is_relay, is_error) as
    case
        when is_error then greatest(coalesce(published_last, said_last), noted_last)
        when is_relay then coalesce(published_last, said_last)
        else least(said_last, published_last)
    end;

-- Whether something known from a day on was known by another; all is, where that other day is null.
create or replace macro is_known(since, known_by) as coalesce(known_by is null or since <= known_by, false);

create or replace macro note_by(note, since, known_by) as if(is_known(since, known_by), note, null);

create or replace macro flags_by(flags, since, known_by) as if(is_known(since, known_by), flags, []);

create or replace macro whole_number(digits) as
    case when regexp_full_match(digits, '-?\d{1,15}') then cast(digits as bigint) end;

-- Numbers, dates and decimals of Parquet as the text that a CSV would hold.
create or replace macro as_text(stored) as
    regexp_replace(cast(stored as varchar), '^(-?\d+)\.0+$|^(\d{4}-\d{2}-\d{2}) 00:00:00$', '\1\2');
