-- Longer parts of single questions, which figures in partitions are asked in another way.
-- Where figures lie in partitions, macros of the same names in queries/partitioned/ stand before these.
-- when: beside the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- Those in view among which the latest of each speaker and definition is; how many these were, where not all are here.
create or replace macro statements_to_rank(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, of_period
) as table
select
    *,
    cast(null as bigint) as count_in_all
from
    statements_in_view(
        of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by
    ) as figures
where not is_error and is_of_period(figures, of_period);

-- The marks of a chart: each statement in view, or, where these are too many to be drawn, months of them.
create or replace macro statements_to_draw(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, of_period, is_without_steps
) as table
select *
from
    statements_in_view(
        of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by
    ) as figures
where
    not is_error
    and not (is_without_steps and coalesce(stance_kind = 'decides', false))
    and is_of_period(figures, of_period);

-- A level that was decided in steps: the most exact statement of each day on which a decision took force, and the change.
-- Levels of different scopes have no difference.
create or replace macro steps_of_level(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, known_by
) as table
with decided as (
    select
        *,
        coalesce(effective_first, stated_first) as in_force_first,
        coalesce(effective_from, stated_on) as in_force_from
    from decisions(of_dossier, of_subject, of_measure) as figures
    where
        subject = of_subject
        and measure = of_measure
        and kind = 'stock'
        and not is_error
        and is_stated_by(figures, by_speakers, by_stances)
        and is_known(known_on, known_by)
    qualify
        row_number() over (
            partition by in_force_first
            order by at_most - at_least, repeats is not null, known_on, figure_id
        ) = 1
)

select
    *,
    if(
        scope is not distinct from lag(scope) over (order by in_force_first),
        interval_subtract(
            interval_of(at_least, at_most),
            lag(interval_of(at_least, at_most)) over (order by in_force_first)
        ),
        null
    ) as change
from decided;

-- What a figure is a step of: the levels decided, where it is one, else what its speaker says on the same thing.
-- How many these are, where not all are here.
create or replace macro statements_in_sequence(of_dossier, name) as table
with this as (
    select
        *,
        is_decision(dossier, stance) and kind = 'stock' as is_step
    from figures
    where dossier = of_dossier and figure_id = name and not is_error
)

select
    figures.*,
    this.is_step,
    figures.figure_id = this.figure_id as is_this,
    cast(null as bigint) as count_in_all
from figures
inner join this using (dossier, subject, measure)
where
    not figures.is_error
    and figures.scope is not distinct from this.scope
    and figures.period is not distinct from this.period
    and if(this.is_step, is_decision(figures.dossier, figures.stance), figures.speaker_id = this.speaker_id);

-- The figures that have the ids, subjects and days of these.
create or replace macro figures_at(of_dossier, places) as table
with wanted as (
    select unnest(places, recursive := true)
)

select *
from figures
where dossier = of_dossier and figure_id in (select figure_id from wanted);

-- Candidates for the figures whose ids are most like a name.
create or replace macro figures_near_name(of_dossier, name) as table
select *
from figures
where dossier = of_dossier or figure_id = name;

-- The latest total of a measure by these stances, and what others have said since.
create or replace macro last_total(of_dossier, of_subject, of_measure, by_stances, known_by) as table
with

totals as (
    select *
    from figures
    where
        dossier = of_dossier
        and subject = of_subject
        and measure = of_measure
        and scope is null
        and is_statement(repeats, is_error)
        and is_known(known_on, known_by)
),

latest as (
    select *
    from totals
    where is_among(by_stances, stance)
    -- A month does not come after the days in it.
    order by stated_first desc, stated_last, figure_id
    limit 1
),

since as (
    select
        count(distinct speaker_id) as count_speakers_since,
        count(*) as count_statements_since
    from totals
    where stated_first > (select stated_last from latest)
)

select *
from latest
cross join since;
