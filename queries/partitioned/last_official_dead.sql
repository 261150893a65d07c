-- replaces: told
-- by: the latest official total of the day that the rollup names, and the groups of which all was said since, with the figures of those of which a part was
-- files: subject
with

counted as (
    select *
    from
        figures_counted(
            $dossier, $subject, (
                select dead_measure from dossiers
                where dossier = $dossier
            ), null, null, $known_on
        )
    where scope is null and count_statements > 0
),

last_said as materialized (
    select
        as_of_month,
        last_statement
    from counted
    where stance = 'official_claim'
    qualify last_statement = max(last_statement) over ()
),

said_then as (
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and subject = $subject
        -- By day few row groups are read; none where nothing was said.
        and as_of_first >= (select coalesce(min(as_of_month), date '9999-12-31') from last_said)
        and as_of_first <= (select last_day(max(as_of_month)) from last_said)
        and stated_last in (select last_statement from last_said)
    union all
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and subject = $subject
        and as_of_first is null
        and stated_last in (
            select last_statement from last_said
            where as_of_month is null
        )
),

latest as materialized (
    select *
    from said_then
    where
        measure in (
            select dead_measure from dossiers
            where dossier = $dossier
        )
        and stance = 'official_claim'
        and scope is null
        and repeats is null
        and not is_error
        and ($known_on::date is null or known_on <= $known_on::date)
    order by figure_id
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

dead as (
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
        dossier = $dossier
        and subject = $subject
        and measure in (
            select dead_measure from dossiers
            where dossier = $dossier
        )
        and speaker_id in (select speaker_id from parted)
        and scope is null
        and repeats is null
        and not is_error
        and ($known_on::date is null or known_on <= $known_on::date)
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
        dead.speaker_id,
        1 as count_statements
    from dead
    inner join parted
        on
            dead.speaker_id = parted.speaker_id
            and dead.stance = parted.stance
            and dead.period is not distinct from parted.period
            and month_of(dead.as_of_first) is not distinct from parted.as_of_month
            and month_of(dead.as_of_last) is not distinct from parted.as_of_last_month
            and month_of(dead.known_on) is not distinct from parted.known_month
    where dead.stated_first > (select stated_last from latest)
),

in_all as (
    select
        count(distinct speaker_id) as count_speakers_since,
        coalesce(sum(count_statements), 0)::bigint as count_statements_since
    from since
)

select *
from latest
cross join in_all
