-- Two statements on one subject and measure, held against each other: agreement, contradiction, or neither, and why.
-- The rules in plain words: data/README.md, "How two statements are compared".

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create or replace macro days_in_which_levels_hold() as 31;

create or replace macro days_in_which_totals_agree() as 7;

-- Printed so near to each other, and with no more than this between what their words allow.
create or replace macro close_as_printed_percent() as 5;

create or replace macro close_percent() as 3;

-- Per cent that are given in whole points may be rounded to the point, however few they are.
create or replace macro rounding_cap(step, number_form) as
    if(coalesce(number_form = 'percent' and step <= 1, false), 100, rounded_cap_percent());

-- Half the unit of the last digit that is not zero, of one printed number, at most 5 % of it: what it may be rounded by.
create or replace macro rounding_margin(low, high, step, rule, kind, number_form) as
    if(
        low = high and kind <> 'rule' and rule in ('exact', 'rounded', 'about', 'as_stated'),
        margin_within(abs(low), coalesce(step, 1), rounding_cap(step, number_form), number_form is null),
        0
    );

-- What was true is not of a day after that on which it was known; plans are.
create or replace macro last_day_meant(as_of_first, as_of_last, known_on) as
    if(known_on >= as_of_first, least(as_of_last, known_on), as_of_last);

-- Dates have an order only where they do not overlap: whether a day is not surely before one that begins last of several,
-- or none of them has a day.
create or replace macro is_among_latest(last_day, last_first_day) as
    coalesce(last_day >= last_first_day, last_first_day is null);

-- What a number of a text must be to be held against a figure: "count", "years", "percent" or "money GBP".
create or replace macro form_in_texts(counts, number_form) as
    case
        when counts = 'years' then 'years'
        when number_form is null or number_form like 'decimal%' then 'count'
        else number_form
    end;

-- A statement as the macros below want it. least_meant and most_meant: its range, where a number in full digits may be a
-- rounded one. A hedge is read as such already: no number is widened twice.
create or replace macro comparable(
    speaker_id, stance_kind, kind, flags, scope, period, stretch, as_of, as_of_first, as_of_last, known_on,
    stated_first, stated_last, effective_first, low, high, at_least, at_most, step, rule, number_form
) as
    struct_pack(
        speaker_id := speaker_id,
        kind := kind,
        scope := scope,
        period := period,
        stretch := stretch,
        as_of := as_of,
        as_of_first := as_of_first,
        as_of_last := last_day_meant(as_of_first, as_of_last, known_on),
        stated_first := stated_first,
        stated_last := stated_last,
        effective_first := effective_first,
        low := low,
        high := high,
        at_least := at_least,
        at_most := at_most,
        step := step,
        margin := rounding_margin(low, high, step, rule, kind, number_form),
        least_meant
        := at_least - if(rule in ('exact', 'as_stated'), rounding_margin(low, high, step, rule, kind, number_form), 0),
        most_meant
        := at_most + if(rule in ('exact', 'as_stated'), rounding_margin(low, high, step, rule, kind, number_form), 0),
        is_open_below := rule in ('more_than', 'just_over'),
        is_open_above := rule = 'almost',
        is_number := low = high and rule in ('exact', 'rounded', 'about'),
        is_precise := rule = 'exact' and rounding_margin(low, high, step, rule, kind, number_form) * 200 <= abs(low),
        is_floor := stance_kind = 'count',
        is_decision := stance_kind = 'decides',
        is_disputed := list_contains(flags, 'label_disputed'),
        is_running := coalesce(stretch in ('running', 'year_to_date'), false)
    );

-- Stretches that only a note tells cannot be compared.
create or replace macro is_same_definition(said, compared) as
    said.scope is not distinct from compared.scope
    and said.period is not distinct from compared.period
    and coalesce(said.stretch <> 'note', true);

-- The days that lie between two statements at least: 0 where the dates meet, null where one of them is undated.
create or replace macro days_between(said, compared) as
    if(
        said.as_of_first is null or compared.as_of_first is null,
        null,
        greatest(said.as_of_first - compared.as_of_last, compared.as_of_first - said.as_of_last, 0)
    );

-- And at most, as coarse as they are dated.
create or replace macro most_days_between(said, compared) as
    greatest(said.as_of_last - compared.as_of_first, compared.as_of_last - said.as_of_first);

create or replace macro interval_stated(said) as interval_of(said.at_least, said.at_most);

create or replace macro difference_between(said, compared) as
    interval_subtract(interval_stated(said), interval_stated(compared));

-- A count one by one is a floor: no other speaker contradicts it by a higher number.
create or replace macro is_floor_to(said, compared) as
    said.is_floor and coalesce(said.speaker_id <> compared.speaker_id, true);

create or replace macro is_below(said, compared) as
    coalesce(said.most_meant < compared.least_meant, false) and not is_floor_to(said, compared);

create or replace macro is_one_number(said) as coalesce(said.low = said.high, false);

-- One number, or one range of like words: "900,000" and "about 900,000", or "more than 900,000" and "over 900,000".
create or replace macro is_same_number(said, compared) as
    said.low is not distinct from compared.low
    and said.high is not distinct from compared.high
    and (
        is_one_number(said)
        or (said.at_least is not distinct from compared.at_least and said.at_most is not distinct from compared.at_most)
    );

-- One number is the other in round numbers.
create or replace macro is_rounding(said, compared) as
    coalesce(
        said.is_number
        and compared.is_number
        and said.is_floor = compared.is_floor
        and abs(said.low - compared.low) < greatest(said.margin, compared.margin),
        false
    );

-- "Almost 9,000" ends before "more than 9,000" begins, and "1.3 million" before "1.4 million".
create or replace macro ends_before(said, compared) as
    coalesce(
        said.at_most < compared.at_least
        or (
            said.at_most = compared.at_least
            and is_one_number(said) = is_one_number(compared)
            and if(
                is_one_number(said),
                said.at_least < said.at_most and compared.at_least < compared.at_most,
                said.is_open_above or compared.is_open_below
            )
        ),
        false
    )
    and not is_floor_to(said, compared);

create or replace macro do_ranges_meet(said, compared) as
    not ends_before(said, compared) and not ends_before(compared, said);

-- Whether no more than so many per cent lie between the end of one range and the beginning of another.
create or replace macro is_gap_within(at_most, at_least, percent) as
    coalesce((at_least - at_most) * 100 <= percent * abs(at_most), true);

-- Less apart than hedges and round numbers can tell.
create or replace macro is_little_above(said, compared) as
    is_gap_within(compared.most_meant, said.least_meant, close_percent())
    and is_gap_within(
        coalesce(compared.high, compared.at_most), coalesce(said.low, said.at_least), close_as_printed_percent()
    );

-- One number is the other with its last digits cut off: "2,039,758" and "2,039,000".
create or replace macro is_cut_off(said, compared) as
    coalesce(
        said.is_number
        and compared.is_number
        and abs(said.low - compared.low) < 2 * greatest(said.margin, compared.margin),
        false
    );

create or replace macro is_close(said, compared) as
    (not (said.is_precise and compared.is_precise) or is_cut_off(said, compared))
    and is_little_above(said, compared)
    and is_little_above(compared, said);

-- A running total may be anything more later and anything less earlier.
create or replace macro has_fallen(said, compared) as
    said.is_running
    and if(
        said.as_of_first > compared.as_of_last,
        is_below(said, compared),
        said.as_of_last < compared.as_of_first and is_below(compared, said)
    );

-- Days in which the lower of two running totals, if it was the earlier one, can have become the higher.
create or replace macro days_to_rise(said, compared) as
    if(
        is_below(said, compared),
        compared.as_of_last - said.as_of_first,
        said.as_of_last - compared.as_of_first
    );

-- Numbers that differ contradict each other only where they are surely of one time: levels of days that are at most
-- 31 days apart, or of one year; running totals that fell, or had no month to rise; flows of one stretch.
create or replace macro is_surely_same_time(said, compared) as
    case
        when said.is_running and days_between(said, compared) > 0 then has_fallen(said, compared)
        when said.is_running then days_to_rise(said, compared) <= days_in_which_levels_hold()
        when said.period is not null or said.as_of = compared.as_of then true
        else most_days_between(said, compared) <= days_in_which_levels_hold()
    end;

-- Said on one day, as far as it is known.
create or replace macro is_of_one_day(said, compared) as
    coalesce(said.stated_first = compared.stated_last and said.stated_last = compared.stated_first, false);

-- Each decision replaces the one before, and each plan stands for the day on which it was made.
create or replace macro is_replaced(said, compared) as
    case
        when said.kind = 'plan' then not is_of_one_day(said, compared)
        when coalesce(said.is_decision and compared.is_decision, false)
            then
                coalesce(
                    said.effective_first <> compared.effective_first,
                    said.stated_first > compared.stated_last or said.stated_last < compared.stated_first,
                    false
                )
        else false
    end;

-- Levels that are given for a year are held against those of the years before and after.
create or replace macro are_years_in_a_row(said, compared) as
    said.period is null
    and said.kind not in ('plan', 'change')
    and length(said.as_of) = 4
    and length(compared.as_of) = 4
    and abs(year(said.as_of_first) - year(compared.as_of_first)) = 1;

create or replace macro is_another_time(said, compared) as
    case
        when days_between(said, compared) is null then true
        when said.stretch = 'year_to_date' then year(said.as_of_first) <> year(compared.as_of_first)
        when said.is_running or are_years_in_a_row(said, compared) then false
        when said.period is not null or said.kind in ('plan', 'change') then days_between(said, compared) > 0
        else days_between(said, compared) > days_in_which_levels_hold()
    end;

-- A speaker who gives another number for the same time replaces the first, unless both were said on one day.
create or replace macro is_own_update(said, compared) as
    coalesce(said.speaker_id = compared.speaker_id, false) and not is_of_one_day(said, compared);

create or replace macro is_near_enough(said, compared) as
    not said.is_running or days_between(said, compared) <= days_in_which_totals_agree();

create or replace macro is_own_series(said, compared) as
    coalesce(said.speaker_id = compared.speaker_id, false)
    and days_between(said, compared) > 0
    and not has_fallen(said, compared);

create or replace macro disagreement_between(said, compared) as
    case
        when not is_same_definition(said, compared) then 'different definition'
        when is_another_time(said, compared) or is_own_series(said, compared) then 'different date'
        when coalesce(said.at_least, said.at_most) is null or coalesce(compared.at_least, compared.at_most) is null
            then 'no bound to compare'
        when is_same_number(said, compared) and is_near_enough(said, compared) then 'agrees'
        when is_rounding(said, compared) and is_near_enough(said, compared) then 'rounding'
        when is_replaced(said, compared) then 'different date'
        when is_own_update(said, compared) then 'own update'
        when said.is_running and days_between(said, compared) > 0 and not has_fallen(said, compared)
            then 'different date'
        when do_ranges_meet(said, compared) then 'ranges overlap'
        when not is_surely_same_time(said, compared) then 'different date'
        when said.is_disputed or compared.is_disputed then 'label in dispute'
        when is_close(said, compared) then 'close'
        else 'contradiction'
    end;
