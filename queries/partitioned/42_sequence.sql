-- What a figure is a step of: the statements of its month, of the nearest months before and after, and of the last one;
-- of a level that was decided, all that were.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create macro partitioned.statements_in_sequence(of_dossier, name) as table
with

named as materialized (
    select
        figure_id,
        subject,
        measure,
        scope,
        period,
        speaker_id,
        stance,
        as_of_last,
        is_decision(dossier, stance) and kind = 'stock' as is_step
    from figures_named(of_dossier, [name])
    where not is_error
),

months as materialized (
    select
        as_of_last_month as month,
        cast(sum(count_statements) as bigint) as count_statements
    from figure_counts
    where
        dossier = of_dossier
        and subject in (select subject from named)
        and measure in (select measure from named)
        and speaker_id in (select speaker_id from named)
        and coalesce(scope, '') in (select coalesce(scope, '') from named)
        and coalesce(period, '') in (select coalesce(period, '') from named)
        and count_rows > count_errors
    group by as_of_last_month
),

wanted as materialized (
    select month_of(as_of_last) as month
    from named
    union
    select max(months.month) as month
    from months
    inner join named on months.month < month_of(named.as_of_last)
    union
    select min(months.month) as month
    from months
    inner join named on months.month > month_of(named.as_of_last)
    union
    select max(month) as month
    from months
),

-- Every day of these months, so that only row groups with one of them are read.
days as materialized (
    select cast(month + to_days(cast(number as integer)) as date) as day
    from (
        select
            month,
            unnest(range(0, 31)) as number
        from wanted
    ) as numbered
    where month + to_days(cast(number as integer)) <= last_day(month)
),

near as (
    select *
    from partitioned_figures_joined
    where
        dossier = of_dossier
        and subject in (select subject from named)
        and measure in (select measure from named)
        and speaker_id in (select speaker_id from named)
        and as_of_last in (select day from days)
    union all
    select *
    from partitioned_figures_joined
    where
        dossier = of_dossier
        and subject in (select subject from named)
        and measure in (select measure from named)
        and speaker_id in (select speaker_id from named)
        and as_of_last is null
    union all
    select *
    from decisions(of_dossier, (select subject from named), (select measure from named))
    where stance in (select stance from named)
),

found as materialized (
    select *
    from near
    qualify row_number() over (partition by figure_id) = 1
),

-- Statements in all, as far as they are no decisions, all of which are here.
in_all as (
    select cast(sum(count_statements) as bigint) as count_statements
    from months
)

select
    found.*,
    named.is_step,
    found.figure_id = named.figure_id as is_this,
    if(named.is_step, null, (select count_statements from in_all)) as count_in_all
from found
cross join named
where
    not found.is_error
    and found.scope is not distinct from named.scope
    and found.period is not distinct from named.period
    and if(named.is_step, is_decision(found.dossier, found.stance), found.speaker_id = named.speaker_id);
