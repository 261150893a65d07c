-- Interval arithmetic and hedge rules, for questions to use: the same as dashboard/figures, held equal by a test.
-- An interval is a struct (at_least, at_most) of two numbers; null leaves that side open.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- The constants of the hedge rules.

create or replace macro rounded_cap_percent() as 5;

create or replace macro about_cap_percent() as 10;

create or replace macro almost_at_least_percent() as 90;

create or replace macro just_over_at_most_percent() as 110;

create or replace macro several_at_least() as 2;

create or replace macro several_below() as 10;

-- What depends on the type of numbers. Numbers are whole, unless the data has others: see 01_decimal_macros.sql.

create or replace macro as_number(number) as cast(number as bigint);

create or replace macro percent_of(number, percent, is_whole) as number * percent // 100;

create or replace macro number_digits(number) as format('{:,}', cast(number as bigint));

create or replace macro plain_digits(number) as cast(number as varchar);

create or replace macro as_whole(number) as number;

create or replace macro has_decimals(number) as false;

-- Arithmetic. Two intervals are taken as independent: the result holds every sum or difference of their members.

create or replace macro interval_of(at_least, at_most) as
    struct_pack(at_least := as_number(at_least), at_most := as_number(at_most));

create or replace macro interval_negate(a) as interval_of(-a['at_most'], -a['at_least']);

create or replace macro interval_add(a, b) as
    interval_of(a['at_least'] + b['at_least'], a['at_most'] + b['at_most']);

create or replace macro interval_subtract(a, b) as
    interval_of(a['at_least'] - b['at_most'], a['at_most'] - b['at_least']);

-- Over the rows of a group; open on a side where one of them is.
create or replace macro interval_sum(a) as
    interval_of(
        case when bool_and(a['at_least'] is not null) then sum(a['at_least']) end,
        case when bool_and(a['at_most'] is not null) then sum(a['at_most']) end
    );

create or replace macro interval_is_exact(a) as coalesce(a['at_least'] = a['at_most'], false);

create or replace macro interval_contains(a, number) as
    coalesce(a['at_least'] <= number, true) and coalesce(number <= a['at_most'], true);

create or replace macro interval_overlaps(a, b) as
    coalesce(a['at_least'] <= b['at_most'], true) and coalesce(b['at_least'] <= a['at_most'], true);

-- Share of a positive base in per cent, as struct (at_least double, at_most double); null where unbounded.

create or replace macro greatest_percent(part, base) as
    case
        when base['at_most'] <= 0 or part is null then null
        when part > 0 and base['at_least'] > 0 then 100 * part / base['at_least']
        when part > 0 then null
        when part = 0 or base['at_most'] is null then 0.0
        else 100 * part / base['at_most']
    end;

create or replace macro interval_percent(part, base) as
    struct_pack(
        at_least := cast(0.0 - greatest_percent(-part['at_least'], base) as double),
        at_most := cast(greatest_percent(part['at_most'], base) as double)
    );

-- What a hedge rule says of one printed number; a negative number mirrors its positive twin.

create or replace macro margin_within(magnitude, step, cap, is_whole) as
    least(percent_of(step, 50, is_whole), percent_of(magnitude, cap, is_whole));

create or replace macro hedge_at_least(rule, magnitude, step, is_whole) as
    case rule
        when 'exact' then magnitude
        when 'rounded' then magnitude - margin_within(magnitude, step, rounded_cap_percent(), is_whole)
        when 'about' then magnitude - margin_within(magnitude, step, about_cap_percent(), is_whole)
        when 'almost' then magnitude - percent_of(magnitude, 100 - almost_at_least_percent(), is_whole)
        when 'just_over' then magnitude
        when 'more_than' then magnitude
        when 'at_least' then magnitude
        when 'order_of_magnitude' then several_at_least() * magnitude
    end;

create or replace macro hedge_at_most(rule, magnitude, step, is_whole) as
    case rule
        when 'exact' then magnitude
        when 'rounded' then magnitude + margin_within(magnitude, step, rounded_cap_percent(), is_whole)
        when 'about' then magnitude + margin_within(magnitude, step, about_cap_percent(), is_whole)
        when 'almost' then magnitude
        when 'just_over' then percent_of(magnitude, just_over_at_most_percent(), is_whole)
        when 'up_to' then magnitude
        when 'order_of_magnitude'
            then greatest(several_below() * magnitude - 1, several_at_least() * magnitude)
    end;

create or replace macro hedge_interval(rule, printed, step, is_whole := true) as
    case
        when printed < 0
            then
                interval_of(
                    -hedge_at_most(rule, -printed, step, is_whole), -hedge_at_least(rule, -printed, step, is_whole)
                )
        else
            interval_of(hedge_at_least(rule, printed, step, is_whole), hedge_at_most(rule, printed, step, is_whole))
    end;

-- An interval in words. The ends of a range are rounded outwards, by the step; nothing else is rounded.

create or replace macro number_shown(number, is_signed) as
    if(is_signed and number > 0, '+', '') || replace(number_digits(number), '-', '−');

create or replace macro floored(number, unit) as number - ((number % unit) + unit) % unit;

create or replace macro ceiled(number, unit) as -floored(-number, unit);

create or replace macro power_of_ten_within(number) as
    cast(10 ** (length(cast(number as varchar)) - 1) as bigint);

create or replace macro largest_one_or_five(number) as
    case when number >= 5 * power_of_ten_within(number) then 5 else 1 end * power_of_ten_within(number);

create or replace macro half_of(unit) as greatest(unit // 2, 1);

create or replace macro grain_of(width, unit) as
    case when width >= 2 * half_of(unit) then half_of(unit) else largest_one_or_five(width // 2) end;

-- The lambda names the grain once: a macro writes each argument out wherever it uses it.
create or replace macro bounds_shown(low, high, unit, is_signed) as
    case
        when low is null and high is null then 'unknown'
        when low is null then 'at most ' || number_shown(high, is_signed)
        when high is null then 'at least ' || number_shown(low, is_signed)
        when low = high then number_shown(low, is_signed)
        else
            list_transform(
                [
                    if(
                        has_decimals(low) or has_decimals(high),
                        null,
                        grain_of(as_whole(high - low), as_whole(unit))
                    )
                ],
                lambda grain:
                number_shown(if(grain is null, low, floored(as_whole(low), grain)), is_signed)
                || case when is_signed or low < 0 then ' to ' else '–' end
                || number_shown(if(grain is null, high, ceiled(as_whole(high), grain)), is_signed)
            )[1]
    end;

create or replace macro interval_shown(a, step, is_signed := false) as
    bounds_shown(a['at_least'], a['at_most'], greatest(coalesce(step, 1), 1), is_signed);
