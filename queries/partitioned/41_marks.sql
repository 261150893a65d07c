-- The marks of a chart: the statements, or, of more than can be drawn, one per speaker, scope and month, from the least
-- bound to the greatest.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02,AM07

-- More statements than so many make no picture.
create macro partitioned.most_marks_drawn() as 2000;

create macro partitioned.statements_to_draw(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, of_period, is_without_steps
) as table
with

in_view as (
    select *
    from figures_counted(of_dossier, of_subject, of_measure, since, until, known_by) as counted
    where
        count_statements > 0
        and is_stated_by(counted, by_speakers, by_stances)
        and not (is_without_steps and is_decision(of_dossier, stance))
        and is_of_period(counted, of_period)
),

-- One row where all statements can be drawn, and one where they cannot.
few as (
    select of_dossier as dossier
    from in_view
    having sum(count_statements) <= most_marks_drawn()
),

many as (
    select of_dossier as dossier
    from in_view
    having sum(count_statements) > most_marks_drawn()
),

each_one as (
    select *
    from
        statements_in_view(
            of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by
        ) as figures
    where
        dossier in (select dossier from few)
        and not is_error
        and not (is_without_steps and is_decision(of_dossier, stance))
        and is_of_period(figures, of_period)
),

months as (
    select
        in_view.speaker_id,
        in_view.stance,
        in_view.scope,
        in_view.period,
        in_view.as_of_month as as_of_first,
        last_day(in_view.as_of_last_month) as as_of_last,
        cast(sum(in_view.count_statements) as bigint) as count_statements,
        min(in_view.least_bound) as low,
        max(in_view.greatest_bound) as high,
        arg_min(
            in_view.latest,
            (
                date '1970-01-01' - in_view.latest.as_of_first,
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
from each_one
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
        'The least and the greatest bound of {:,} statements of this month; the figure is one of the last.',
        months.count_statements
    ) as note,
    months.figure_id,
    months.figure_id as origin_id
from months
left join speakers on speakers.dossier = of_dossier and months.speaker_id = speakers.speaker_id;
