-- Each independent statement beside those of other speakers that count the same at the same time, and how the other differs.
-- Those that rest on another speaker's count are left out.
-- A count one by one is a floor, so it is held only against other such counts. Kinds are those of disagreement_between.
-- Where the label of one is in dispute, they are not comparable any more from the day on which that was known.
-- when: beside the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- Pairs grow with the square of the statements: definitions with few statements come first, until this many are reached.
create or replace macro most_pairs_compared() as 2000000;

create or replace macro is_undisputed(disputed_from, known_by) as
    disputed_from is null or coalesce(cast(known_by as date) < disputed_from, false);

create temp table independent as
select
    dossier,
    figure_id,
    speaker_id,
    subject,
    measure,
    scope,
    period,
    as_of_first,
    as_of_last,
    known_on,
    stance_kind = 'count' as is_floor,
    comparable(
        speaker_id := speaker_id, stance_kind := stance_kind, kind := kind, flags := cast([] as varchar[]),
        scope := scope, period := period, stretch := period_stretch, as_of := as_of, as_of_first := as_of_first,
        as_of_last := as_of_last, known_on := known_on, stated_first := stated_first, stated_last := stated_last,
        effective_first := effective_first, low := low, high := high, at_least := at_least, at_most := at_most,
        step := step, rule := rule, number_form := number_form
    ) as said,
    if(list_contains(flags, 'label_disputed'), noted_from, null) as disputed_from
from statements
where
    not list_contains(flags, 'not_independent')
    and as_of_first is not null;

-- What at least two speakers count, and whether it is few enough to be compared pair by pair.
create table definitions_compared as
with definitions as (
    select
        dossier,
        subject,
        measure,
        scope,
        period,
        is_floor,
        count(*) as count_statements
    from independent
    group by all
    having count(distinct speaker_id) > 1
)

select
    *,
    sum(count_statements * count_statements) over (
        order by count_statements, dossier, subject, measure, scope, period, is_floor
        rows unbounded preceding
    ) <= most_pairs_compared() as is_compared
from definitions;

create table comparisons as
with

compared as (
    select independent.*
    from independent
    inner join definitions_compared as definitions
        on
            independent.dossier = definitions.dossier
            and independent.subject = definitions.subject
            and independent.measure = definitions.measure
            and independent.scope is not distinct from definitions.scope
            and independent.period is not distinct from definitions.period
            and independent.is_floor = definitions.is_floor
    where definitions.is_compared
),

pairs as (
    select
        own.dossier,
        own.speaker_id,
        own.figure_id,
        other.speaker_id as other_speaker_id,
        other.figure_id as other_figure_id,
        greatest(own.known_on, other.known_on) as known_on,
        least(own.disputed_from, other.disputed_from) as disputed_from,
        disagreement_between(other.said, own.said) as disagreement
    from compared as own
    inner join compared as other
        on
            own.dossier = other.dossier
            and own.subject = other.subject
            and own.measure = other.measure
            and own.scope is not distinct from other.scope
            and own.period is not distinct from other.period
            and own.is_floor = other.is_floor
            and own.speaker_id <> other.speaker_id
    -- Running totals that lie farther apart than a week are compared only beside a figure.
    where not is_another_time(other.said, own.said) and is_near_enough(other.said, own.said)
)

select *
from pairs
where disagreement in ('agrees', 'rounding', 'ranges overlap', 'contradiction')
order by dossier, speaker_id, figure_id, other_figure_id;

drop table independent;
