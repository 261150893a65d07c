-- replaces: folded
-- by: the statements; of more than can be drawn one row per speaker, scope and month, from the least bound to the greatest
-- engine: duckdb
-- files: subject
with

in_view as (
    select *
    from figures_counted($dossier, $subject, $measure, $as_of_from, $as_of_to, $known_on)
    where
        count_statements > 0
        and is_among($speaker_id::varchar[], speaker_id)
        and is_among($stance::varchar[], stance)
        and not (coalesce($is_without_decrees::boolean, false) and stance = 'official_decree')
        and is_chosen($period::varchar, coalesce(period, 'stock'))
),

-- One row where all statements can be drawn, and one where they cannot.
few as (
    select $dossier::varchar as dossier
    from in_view
    having sum(count_statements) <= most_marks_drawn()
),

many as (
    select $dossier::varchar as dossier
    from in_view
    having sum(count_statements) > most_marks_drawn()
),

chosen as (
    select *
    from partitioned_statements
    where
        dossier in (select dossier from few)
        and not is_error
        and is_chosen($subject::varchar, subject)
        and is_chosen($measure::varchar, measure)
        and is_among($speaker_id::varchar[], speaker_id)
        and is_among($stance::varchar[], stance)
        and ($as_of_from::date is null or as_of_last >= $as_of_from::date)
        and ($as_of_to::date is null or as_of_first <= $as_of_to::date)
        and ($known_on::date is null or known_on <= $known_on::date)
        and not (coalesce($is_without_decrees::boolean, false) and stance = 'official_decree')
        and is_chosen($period::varchar, coalesce(period, 'stock'))
),

one_each as (
    select
        *,
        count(distinct publication_id) over (partition by origin_id) as count_outlets
    from chosen
    qualify row_number() over (partition by origin_id order by repeats is not null, known_on, figure_id) = 1
),

months as (
    select
        in_view.speaker_id,
        in_view.stance,
        in_view.scope,
        in_view.period,
        in_view.as_of_month as as_of_first,
        last_day(in_view.as_of_last_month) as as_of_last,
        sum(in_view.count_statements)::bigint as count_statements,
        min(in_view.least_bound) as low,
        max(in_view.greatest_bound) as high,
        arg_min(
            in_view.latest,
            (
                date '1970-01-01' - in_view.latest.as_of_last,
                date '1970-01-01' - in_view.latest.known_on,
                in_view.latest.figure_id
            )
        ).figure_id as figure_id
    from in_view
    inner join many on true
    -- A statement on a whole year has no month.
    where in_view.as_of_month = in_view.as_of_last_month
    group by all
)

select *
from one_each
union all by name
select
    strftime(months.as_of_first, '%Y-%m') as as_of,
    months.as_of_first,
    months.as_of_last,
    months.low,
    months.high,
    months.low as at_least,
    months.high as at_most,
    format('{:,} statements from {:,} to {:,}', months.count_statements, months.low, months.high) as wording,
    'range' as rule,
    months.scope,
    months.period,
    speakers.name as speaker,
    months.speaker_id,
    months.stance,
    format(
        'The least and the greatest bound of {:,} statements of this month; the figure is the latest of them.',
        months.count_statements
    ) as note,
    months.figure_id
from months
left join speakers on speakers.dossier = $dossier and months.speaker_id = speakers.speaker_id
