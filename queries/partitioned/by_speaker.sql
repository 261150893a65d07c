-- replaces: latest
-- by: the latest statement of each speaker and definition, which the rollup names, with what relays it
-- files: subject
with

counted as (
    select
        speaker_id,
        scope,
        sum(count_statements)::bigint as count_statements,
        arg_min(
            latest, (date '1970-01-01' - latest.as_of_last, date '1970-01-01' - latest.known_on, latest.figure_id)
        ) as latest
    from figures_counted($dossier, $subject, $measure, $as_of_from, $as_of_to, $known_on)
    where
        count_statements > 0
        and is_among($speaker_id::varchar[], speaker_id)
        and is_among($stance::varchar[], stance)
        and is_chosen($period::varchar, coalesce(period, 'stock'))
    group by all
),

named as materialized (
    select
        count_statements,
        latest.figure_id as figure_id,
        latest.as_of_first as as_of_first
    from counted
),

-- The statements and what relays them, which is of the same day.
told as (
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and is_chosen($subject::varchar, subject)
        and is_chosen($measure::varchar, measure)
        and as_of_first in (
            select as_of_first from named
            where as_of_first is not null
        )
        and origin_id in (select figure_id from named)
    union all
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and is_chosen($subject::varchar, subject)
        and is_chosen($measure::varchar, measure)
        and as_of_first is null
        and origin_id in (
            select figure_id from named
            where as_of_first is null
        )
)

select
    told.*,
    named.count_statements,
    count(distinct told.publication_id) over (partition by told.origin_id) as count_outlets,
    comparable(
        scope,
        period,
        told.as_of_first,
        as_of_last,
        low,
        high,
        at_least,
        at_most,
        step,
        rule,
        stance = 'confirmed_count'
    ) as said
from told
inner join named on told.origin_id = named.figure_id
where
    not is_error
    and is_among($speaker_id::varchar[], speaker_id)
    and is_among($stance::varchar[], stance)
    and ($as_of_from::date is null or as_of_last >= $as_of_from::date)
    and ($as_of_to::date is null or told.as_of_first <= $as_of_to::date)
    and ($known_on::date is null or known_on <= $known_on::date)
    and is_chosen($period::varchar, coalesce(period, 'stock'))
qualify row_number() over (
    partition by told.origin_id order by told.repeats is not null, told.known_on, told.figure_id
) = 1
