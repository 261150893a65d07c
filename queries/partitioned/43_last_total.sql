-- The latest total by these stances, of the day that the rollup names, and what others have said since: the groups of which all
-- was said since, and the figures of those of which a part was.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create macro partitioned.last_total(of_dossier, of_subject, of_measure, by_stances, known_by) as table
with

counted as (
    select *
    from figures_counted(of_dossier, of_subject, of_measure, null, null, known_by)
    where scope is null and count_statements > 0
),

last_said as materialized (
    select
        as_of_month,
        last_statement
    from counted
    where is_among(by_stances, stance)
    qualify last_statement = max(last_statement) over ()
),

said_then as (
    select *
    from partitioned_figures_joined
    where
        dossier = of_dossier
        and subject = of_subject
        -- By day few row groups are read; none where nothing was said.
        and as_of_first >= (select coalesce(min(as_of_month), date '9999-12-31') from last_said)
        and as_of_first <= (select last_day(max(as_of_month)) from last_said)
        and stated_first in (select last_statement from last_said)
    union all
    select *
    from partitioned_figures_joined
    where
        dossier = of_dossier
        and subject = of_subject
        and as_of_first is null
        and stated_first in (
            select last_statement from last_said
            where as_of_month is null
        )
),

latest as materialized (
    select *
    from said_then
    where
        measure = of_measure
        and is_among(by_stances, stance)
        and scope is null
        and is_statement(repeats, is_error)
        and is_known(known_on, known_by)
    order by stated_last, figure_id
    limit 1
),

parted as (
    select counted.*
    from counted
    cross join latest
    where
        counted.is_group
        and counted.first_stated <= latest.stated_last
        and counted.last_stated_first > latest.stated_last
),

totals as (
    select
        speaker_id,
        stance,
        period,
        as_of_first,
        as_of_last,
        known_on,
        stated_first
    from partitioned_figures
    where
        dossier = of_dossier
        and subject = of_subject
        and measure = of_measure
        and speaker_id in (select speaker_id from parted)
        and scope is null
        and is_statement(repeats, is_error)
        and is_known(known_on, known_by)
),

-- Groups of which all was said since, and the figures of those of which a part was.
since as (
    select
        counted.speaker_id,
        counted.count_statements
    from counted
    cross join latest
    where latest.stated_last < counted.first_stated
    union all
    select
        totals.speaker_id,
        1 as count_statements
    from totals
    inner join parted
        on
            totals.speaker_id = parted.speaker_id
            and totals.stance = parted.stance
            and totals.period is not distinct from parted.period
            and month_of(totals.as_of_first) is not distinct from parted.as_of_month
            and month_of(totals.as_of_last) is not distinct from parted.as_of_last_month
            and month_of(totals.known_on) is not distinct from parted.known_month
    where totals.stated_first > (select stated_last from latest)
),

in_all as (
    select
        count(distinct speaker_id) as count_speakers_since,
        cast(coalesce(sum(count_statements), 0) as bigint) as count_statements_since
    from since
)

select *
from latest
cross join in_all;
