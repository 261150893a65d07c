-- Parts of single questions over figures in partitions: the rows of the days, subjects and measures that can matter.
-- As in 10_figures.sql, small tables stand behind "in".

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- Decisions are few among many: where the rollup has none, no file is read.
create macro partitioned.decisions(of_dossier, of_subject, of_measure) as table
with groups as materialized (
    select distinct
        subject,
        measure
    from figure_counts
    where
        dossier = of_dossier
        and stance in (select known.stance from stances_that_decide(of_dossier) as known)
        and is_about(figure_counts, of_subject, of_measure)
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and stance in (select known.stance from stances_that_decide(of_dossier) as known)
    and is_about(partitioned_figures_joined, of_subject, of_measure)
    and subject in (select subject from groups)
    and measure in (select measure from groups);

-- Those that tell a statement are of the same day. With more than one "in" for the file and one for the row group, DuckDB
-- may keep the large table in memory, not the small one.
create macro partitioned.tellings(of_dossier, name) as table
with this as materialized (
    select * from figures_named(of_dossier, [name])
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (select subject from this)
    and as_of_first in (select as_of_first from this)
    and origin_id = (select origin_id from this)
union all
select *
from this
where as_of_first is null;

create macro partitioned.errors_corrected_by(of_dossier, names) as table
select figure_id
from partitioned_figures
where dossier = of_dossier and corrected_by in (select unnest(names));

-- Only subjects and measures are looked at that have such figures, as the rollup knows.
create macro partitioned.printed_in_doubt(of_dossier) as table
with groups as materialized (
    select distinct
        subject,
        measure
    from figure_counts
    where dossier = of_dossier and (count_errors > 0 or count_labels_disputed > 0)
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (select subject from groups)
    and measure in (select measure from groups)
    and (is_error or list_contains(flags, 'label_disputed'));

-- Relays, and the statements that they repeat.
create macro partitioned.statements_with_relays(of_dossier, of_subject, of_measure) as table
with relays as materialized (
    select *
    from partitioned_figures_joined
    where dossier = of_dossier and subject = of_subject and measure = of_measure and repeats is not null
)

select *
from relays
union all
select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject = of_subject
    and measure = of_measure
    and repeats is null
    and as_of_first between (select min(as_of_first) from relays) and (select max(as_of_first) from relays)
    and figure_id in (select repeats from relays);

-- Of each speaker, the counts that are true of no earlier month than the one that begins last.
create macro partitioned.latest_counts(of_dossier, of_subject, of_measure, known_by) as table
with last_months as materialized (
    select
        speaker_id,
        max(as_of_month) as last_month
    from figures_counted(of_dossier, of_subject, of_measure, null, null, known_by)
    where
        count_confirmed_statements > 0
        and scope is null
        and stance not in (select known.stance from stances_that_decide(of_dossier) as known)
    group by speaker_id
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject = of_subject
    and measure = of_measure
    and stance not in (select known.stance from stances_that_decide(of_dossier) as known)
    and as_of_last >= (select min(last_month) from last_months)
    and speaker_id in (select speaker_id from last_months);

-- What is said up to a month before and after. What lies farther away is of another date; only a running total could
-- contradict the figure, and is not held against it here.
create macro partitioned.statements_beside(of_dossier, name) as table
with this as materialized (
    select * from figures_named(of_dossier, [name])
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (select subject from this)
    and measure in (select measure from this)
    and as_of_last >= (select as_of_first - cast(days_in_which_levels_hold() as integer) from this)
    and as_of_first <= (select as_of_last + cast(days_in_which_levels_hold() as integer) from this)
    and figure_id <> name
union all
select *
from this;
