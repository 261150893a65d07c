-- Why two statements differ, in words, as the macros before have found it.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- Without interval_shown, which would cost more than the whole comparison.

create or replace macro scope_in_words(scope) as
    coalesce('“' || scope || '”', 'all that the measure defines');

-- lower() for engines that cannot tell that replace() gives a text.
create or replace macro period_in_words(period) as coalesce(lower(replace(period, '_', ' ')), 'none');

create or replace macro other_definition_in_words(said, compared) as
    concat_ws(
        '; ',
        if(
            said.scope is distinct from compared.scope,
            'another scope: ' || scope_in_words(said.scope) || ', against ' || scope_in_words(compared.scope),
            null
        ),
        case
            when said.period is distinct from compared.period
                then
                    'another stretch: ' || period_in_words(said.period) || ', against '
                    || period_in_words(compared.period)
            when said.stretch = 'note' then 'each counts over a stretch of its own'
        end
    );

create or replace macro is_held_by_floor(said, compared) as
    coalesce(
        if(
            said.as_of_first > compared.as_of_last,
            said.is_floor and said.most_meant < compared.least_meant,
            compared.is_floor and compared.most_meant < said.least_meant
        ),
        false
    );

create or replace macro other_date_in_words(said, compared) as
    case
        when days_between(said, compared) is null then 'both may be true'
        when said.is_decision and compared.is_decision then 'the later decision replaces the earlier'
        when said.kind = 'plan' then 'each is a plan of its day'
        when said.is_running and is_held_by_floor(said, compared)
            then 'a count one by one is a floor, so both may be true'
        when said.is_running and said.as_of_first > compared.as_of_last and said.low > compared.high
            then 'a running total may have risen'
        when said.is_running and said.as_of_last < compared.as_of_first and said.high < compared.low
            then 'a running total may have been lower'
        when days_between(said, compared) = 0 then 'dated too coarsely to be held against each other'
        else 'both may be true'
    end;

create or replace macro kind_in_words(kind, said, compared) as
    case
        when kind = 'contradiction' and has_fallen(said, compared)
            then 'a running total cannot have ' || if(said.as_of_first > compared.as_of_last, 'fallen', 'been higher')
        when kind = 'contradiction' then 'their ranges share no number'
        when kind = 'different date' then other_date_in_words(said, compared)
        when kind = 'own update'
            then
                'the same speaker''s number'
                || if(has_fallen(said, compared), ', though a running total cannot fall', ' for the same time')
        when kind = 'label in dispute' then 'what one of them counts is in dispute'
        when kind = 'close' then 'apart by less than hedges and round numbers can tell'
        when kind = 'agrees' then if(said.low = said.high, 'the same number', 'the same range')
        when kind = 'rounding' then 'the same in round numbers'
        when kind = 'ranges overlap' and (said.is_floor or compared.is_floor)
            then 'a count one by one is a floor, so both may be true'
        when kind = 'ranges overlap' then 'their ranges share numbers'
        when kind = 'no bound to compare' then 'its words give no bound'
    end;

create or replace macro time_in_words(days, said, compared) as
    case
        when days is null then 'undated'
        when days > 0
            then
                case
                    when days >= 2 * 365 then 'more than ' || cast(days // 365 as varchar) || ' years'
                    when said.as_of_first = said.as_of_last and compared.as_of_first = compared.as_of_last
                        then cast(days as varchar) || if(days = 1, ' day', ' days')
                    else 'at least ' || cast(days as varchar) || if(days = 1, ' day', ' days')
                end
                || if(said.as_of_first > compared.as_of_last, ' later', ' earlier')
        when said.as_of_first = said.as_of_last and compared.as_of_first = compared.as_of_last then 'on the same day'
        else 'at the same time, as far as it is dated'
    end;

create or replace macro reason_in_words(kind, days, said, compared) as
    if(
        kind = 'different definition',
        other_definition_in_words(said, compared),
        kind_in_words(kind, said, compared) || ', ' || time_in_words(days, said, compared)
    );
