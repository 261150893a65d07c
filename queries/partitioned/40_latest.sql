-- The latest statement of each speaker and definition, which the rollup names, with what relays it.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create macro partitioned.statements_to_rank(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, of_period
) as table
with

latest_of_groups as (
    select
        speaker_id,
        scope,
        cast(sum(count_statements) as bigint) as count_in_all,
        arg_min(
            latest, (date '1970-01-01' - latest.as_of_last, date '1970-01-01' - latest.known_on, latest.figure_id)
        ) as latest
    from figures_counted(of_dossier, of_subject, of_measure, since, until, known_by)
    where
        count_statements > 0
        and is_among(by_speakers, speaker_id)
        and is_among(by_stances, stance)
        and is_chosen(of_period, coalesce(period, 'stock'))
    group by all
),

named as materialized (
    select
        count_in_all,
        latest.figure_id as figure_id,
        latest.as_of_first as as_of_first
    from latest_of_groups
),

-- What relays a statement is of the same day.
told as (
    select *
    from partitioned_figures_joined
    where
        dossier = of_dossier
        and is_chosen(of_subject, subject)
        and is_chosen(of_measure, measure)
        and as_of_first in (
            select as_of_first from named
            where as_of_first is not null
        )
        and origin_id in (select figure_id from named)
    union all
    select *
    from partitioned_figures_joined
    where
        dossier = of_dossier
        and is_chosen(of_subject, subject)
        and is_chosen(of_measure, measure)
        and as_of_first is null
        and origin_id in (
            select figure_id from named
            where as_of_first is null
        )
)

select
    told.*,
    named.count_in_all
from told
inner join named on told.origin_id = named.figure_id
where
    not told.is_error
    and is_among(by_speakers, told.speaker_id)
    and is_among(by_stances, told.stance)
    and (since is null or told.as_of_last >= since)
    and (until is null or told.as_of_first <= until)
    and (known_by is null or told.known_on <= known_by)
    and is_chosen(of_period, coalesce(told.period, 'stock'));
