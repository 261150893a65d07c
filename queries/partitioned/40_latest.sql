-- The statements among which the latest of each speaker and definition is, with what relays them: those that are true of
-- no earlier day than the one that the rollup names, which begins last.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create macro partitioned.statements_to_rank(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, of_period
) as table
with

named as materialized (
    select
        speaker_id,
        scope,
        cast(sum(count_statements) as bigint) as count_in_all,
        max(latest.as_of_first) as last_first
    from figures_counted(of_dossier, of_subject, of_measure, since, until, known_by) as counted
    where
        count_statements > 0
        and is_stated_by(counted, by_speakers, by_stances)
        and is_of_period(counted, of_period)
    group by all
),

told as (
    select *
    from partitioned_figures_joined
    where
        dossier = of_dossier
        and is_about(partitioned_figures_joined, of_subject, of_measure)
        and as_of_last >= (select min(last_first) from named)
        and speaker_id in (select speaker_id from named)
    union all
    select *
    from partitioned_figures_joined
    where
        dossier = of_dossier
        and is_about(partitioned_figures_joined, of_subject, of_measure)
        and as_of_first is null
        and speaker_id in (
            select speaker_id from named
            where last_first is null
        )
)

select
    told.*,
    named.count_in_all
from told
inner join named
    on
        told.speaker_id = named.speaker_id
        and told.scope is not distinct from named.scope
        and is_among_latest(told.as_of_last, named.last_first)
where
    not told.is_error
    and is_stated_by(told, by_speakers, by_stances)
    and is_in_window(told, since, until, known_by)
    and is_of_period(told, of_period);
