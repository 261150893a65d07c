-- question: When did the side itself last give a total of its dead?
-- rows: one, the latest official total, with what others have said since; none where there is no such statement
-- params: dossier, subject, known_on
-- columns: label, at_least, at_most, wording, rule, speaker, stance, as_of, stated_on, outlet, published_on, url, figure_id, count_speakers_since, count_statements_since
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

dead as (
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and subject = $subject
        and measure = (
            select dead_measure from dossiers
            where dossier = $dossier
        )
        and scope is null
        and repeats is null
        and not is_error
        and ($known_on::date is null or known_on <= $known_on::date)
),

latest as (
    select *
    from dead
    where
        stance = 'official_claim'
        and stated_last = (
            select max(last_statement) from counted
            where stance = 'official_claim'
        )
    order by figure_id
    limit 1
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
    inner join counted
        on
            dead.speaker_id = counted.speaker_id
            and dead.stance = counted.stance
            and dead.period is not distinct from counted.period
            and month_of(dead.as_of_first) is not distinct from counted.as_of_month
            and month_of(dead.as_of_last) is not distinct from counted.as_of_last_month
            and month_of(dead.known_on) is not distinct from counted.known_month
    where
        dead.stated_first > (select stated_last from latest)
        and counted.is_group
        and counted.first_stated <= (select stated_last from latest)
        and counted.last_stated_first > (select stated_last from latest)
)

select
    latest.measure_label as label,
    latest.at_least,
    latest.at_most,
    latest.wording,
    latest.rule,
    latest.speaker,
    latest.stance,
    latest.as_of,
    latest.stated_on,
    latest.outlet,
    latest.published_on,
    latest.url,
    latest.figure_id,
    count(distinct since.speaker_id) as count_speakers_since,
    coalesce(sum(since.count_statements), 0)::bigint as count_statements_since
from latest
left join since on true
group by all
