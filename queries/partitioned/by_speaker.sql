-- question: What does each speaker say, and how does it differ from the one compared with?
-- rows: one per speaker and definition, its latest statement in the window; the one compared with first
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, period, compare_with
-- columns: speaker, speaker_id, stance, low, high, at_least, at_most, wording, rule, scope, period, as_of, as_of_first, as_of_last, stated_on, outlet, published_on, url, count_outlets, carried_by, count_statements, disagreement, difference_at_least, difference_at_most, is_reference, flags, note, figure_id
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
),

latest as (
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
),

ranked as (
    select
        *,
        row_number() over (
            order by
                coalesce(speaker_id = $compare_with::varchar, false) desc,
                scope is not null,
                list_position(
                    [
                        'official_decree',
                        'official_claim',
                        'confirmed_count',
                        'independent_estimate',
                        'third_party_government',
                        'adversary_claim',
                        'media_report'
                    ],
                    stance
                ),
                as_of_last desc,
                figure_id
        ) = 1 as is_reference
    from latest
),

reference as (
    select *
    from ranked
    where is_reference
),

beside as (
    select
        ranked.*,
        reference.said as compared
    from ranked
    cross join reference
),

compared_with as (
    select
        *,
        difference_between(said, compared) as difference,
        if(is_reference, 'compared with', disagreement_between(said, compared)) as disagreement
    from beside
)

select
    speaker,
    speaker_id,
    stance,
    low,
    high,
    at_least,
    at_most,
    wording,
    rule,
    scope,
    period,
    as_of,
    as_of_first,
    as_of_last,
    stated_on,
    outlet,
    published_on,
    url,
    count_outlets,
    if(count_outlets > 1, count_outlets || ' outlets, 1 statement', '1 outlet') as carried_by,
    count_statements,
    disagreement,
    difference['at_least'] as difference_at_least,
    difference['at_most'] as difference_at_most,
    is_reference,
    array_to_string(flags, ', ') as flags,
    note,
    figure_id
from compared_with
order by is_reference desc, coalesce(at_most, at_least) desc nulls last, speaker
