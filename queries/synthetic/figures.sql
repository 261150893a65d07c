-- Synthetic figures number `first` to `first + count_rows - 1` of `total`, of one file: for tries and for measuring speed.
-- The same number always gives the same row. Words agree with bounds by the hedge rules; some rows relay the one before, and
-- some are errors in print. Ids are shuffled, so that a name tells nothing about the place of its row.
with

numbers as (
    select
        range as number,
        -- A relay tells what the row before it tells.
        range - if(range > getvariable('first') and hash(range, 1) % 1000 = 7, 1, 0) as origin
    from range(getvariable('first'), getvariable('first') + getvariable('count_rows'))
),

drawn as (
    select
        number,
        origin,
        list_extract(
            -- The first of them most often, as Zipf's law has it.
            getvariable('subjects'),
            cast(
                floor(getvariable('count_subjects') ** (cast(hash(origin, 2) % 1000000 as bigint) / 1000000)) as bigint
            )
        ) as subject,
        cast(hash(origin, 3) % 12 as bigint) as measure,
        cast((hash(origin, 4) >> 16) % 10 as bigint) as speaker,
        cast(hash(origin, 5) % 12 as bigint) as form,
        (10 + cast(hash(origin, 6) % 90 as bigint)) * cast(10 ** (1 + hash(origin, 7) % 4) as bigint) as magnitude,
        cast(hash(origin, 8) % 2000000 as bigint) as digits,
        getvariable('first_day') + cast(hash(origin, 9) % getvariable('count_days') as integer) as true_on,
        cast(hash(origin, 10) % 21 as integer) as lag_days,
        cast(hash(origin, 11) % 100 as integer) as precision,
        cast(hash(number, 12) % 20 as integer) as outlet,
        cast(hash(number, 13) % 40000 as integer) as remark
    from numbers
),

dated as (
    select
        *,
        -- What is true on the last days is said within the years, too, and not all of it on the very last.
        true_on + cast(lag_days % (1 + least(20, date '2025-12-31' - true_on)) as integer) as said_on
    from drawn
)

select
    format('synthetic-{:010d}', (number * 7919 + 13) % getvariable('total')) as figure_id,
    subject,
    'measure_' || chr(cast(97 + measure as integer)) as measure,
    if(measure = 0 and cast(hash(origin, 14) % 10 as integer) = 0, 'synthetic part', null) as scope,
    if(measure % 2 = 1, ['cumulative', 'month', 'year'][1 + measure // 2 % 3], null) as period,
    case when form in (2, 5) then null when form >= 8 then digits else magnitude end as low,
    case
        when form in (3, 4) then null
        when form = 6 then magnitude + magnitude // 2
        when form >= 8 then digits
        else magnitude
    end as high,
    cast(null as bigint) as rounded_to,
    case form
        when 0 then format('{:,}', magnitude)
        when 1 then 'about ' || format('{:,}', magnitude)
        when 2 then 'almost ' || format('{:,}', magnitude)
        when 3 then 'more than ' || format('{:,}', magnitude)
        when 4 then 'at least ' || format('{:,}', magnitude)
        when 5 then 'up to ' || format('{:,}', magnitude)
        when 6 then format('{:,} to {:,}', magnitude, magnitude + magnitude // 2)
        when 7 then if(magnitude % 1000 = 0, magnitude // 1000 || ' thousand', format('around {:,}', magnitude))
        else format('{:,}', digits)
    end as wording,
    case
        when precision = 0 then strftime(true_on, '%Y')
        when precision < 4 then strftime(true_on, '%Y-%m')
        else cast(true_on as varchar)
    end as as_of,
    if(precision = 99, null, cast(said_on as varchar)) as stated_on,
    'synthetic-speaker-' || speaker as speaker_id,
    [
        'own', 'opposed', 'outside', 'estimate', 'count', 'report'
    ][1 + speaker % 6] as stance,
    format('synthetic-{}-{}', outlet, strftime(said_on, '%Y-%m')) as publication_id,
    if(number = origin, null, format('synthetic-{:010d}', (origin * 7919 + 13) % getvariable('total'))) as repeats,
    if(
        remark = 5 and number = origin and number > getvariable('first'),
        format('synthetic-{:010d}', ((number - 1) * 7919 + 13) % getvariable('total')),
        null
    ) as corrected_by,
    case
        when remark = 5 and number = origin and number > getvariable('first') then 'error_in_print'
        when remark % 400 = 7 and number = origin then 'revised'
        when remark % 400 = 8 and number = origin then 'not_independent'
    end as flags,
    'Synthetic; remark ' || remark % 400 as note
from dated
