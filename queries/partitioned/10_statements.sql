-- Statements in partitions: the view of them, and rows of it by id, subject and day, so that few row groups are read.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- The same columns as the table figures has.
create view main.partitioned_figures_joined as
select
    figure.*,
    speaker.name as speaker,
    speaker.role as speaker_role,
    speaker.kind as speaker_kind,
    speaker_word.kind as speaker_class,
    speaker.country as speaker_country,
    publication.outlet,
    publication.credits,
    publication.published_on,
    publication.published_first,
    publication.published_last,
    publication.url,
    publication.tier,
    publication.note as publication_note,
    measure.label as measure_label,
    measure.counts,
    measure.kind,
    measure.unit,
    number_form_of(measure.number, measure.unit) as number_form,
    measure.family,
    measure.definition,
    measure.clause,
    coalesce(dossier.subject_names[figure.subject], figure.subject) as subject_name,
    coalesce(stance.stance_label, figure.stance) as stance_label,
    stance.stance_kind,
    period.period_label,
    period.period_stretch,
    period.period_clause,
    stance.decision_word,
    if(period.period_stretch = 'running', dossier.counted_from, null) as counted_from,
    cast(null as varchar) as file,
    cast(null as bigint) as row
from partitioned_figures as figure
left join speakers as speaker using (dossier, speaker_id)
left join publications as publication using (dossier, publication_id)
left join measures as measure using (dossier, measure)
left join dossiers as dossier using (dossier)
left join stances as stance using (dossier, stance)
left join periods as period using (dossier, period)
left join words as speaker_word
    on
        figure.dossier = speaker_word.dossier
        and speaker.kind = speaker_word.word
        and speaker_word.table_name = 'speakers'
        and speaker_word.column_name = 'kind';

create macro partitioned.figures_of(of_dossier) as table
select *
from partitioned_figures_joined
where dossier = of_dossier;

-- Files of figures on a subject; the others need not be opened.
create macro partitioned.files_of_subject(of_dossier, of_subject) as table
select
    path,
    path_of_names
from partitions
where dossier = of_dossier and list_contains(subjects, of_subject)
order by first_day, path;

create macro partitioned.subject_of_figure(of_dossier, name) as table
select subject
from partitioned_names
where dossier = of_dossier and figure_id = name;

-- Here and in what follows, small tables stand behind "in": it is they that are kept in memory then, never the large one.
create macro partitioned.figures_at(of_dossier, places) as table
with wanted as materialized (
    select unnest(places, recursive := true)
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (select subject from wanted)
    and as_of_first in (
        select as_of_first from wanted
        where as_of_first is not null
    )
    and figure_id in (select figure_id from wanted)
union all
select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (
        select subject from wanted
        where as_of_first is null
    )
    and as_of_first is null
    and figure_id in (select figure_id from wanted);

-- The day of each is looked up first.
create macro partitioned.figures_named(of_dossier, names) as table
with

wanted as (
    select unnest(names) as figure_id
),

days as materialized (
    select
        figure_id,
        subject,
        as_of_first
    from partitioned_names
    where dossier = of_dossier and figure_id in (select figure_id from wanted)
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (select subject from days)
    and as_of_first in (
        select as_of_first from days
        where as_of_first is not null
    )
    and figure_id in (select figure_id from days)
union all
select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and as_of_first is null
    and figure_id in (
        select figure_id from days
        where as_of_first is null
    );

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

-- Ids are in order: the next ones stand beside the name. A dossier without partitions may have this very name.
create macro partitioned.figures_near_name(of_dossier, name) as table
with

after as (
    select figure_id
    from partitioned_names
    where dossier = of_dossier and figure_id >= name
    order by figure_id
    limit 3
),

before as (
    select figure_id
    from partitioned_names
    where dossier = of_dossier and figure_id < name
    order by figure_id desc
    limit 3
),

beside as (
    from after
    union all
    from before
)

select *
from figures_named(of_dossier, (select list(figure_id) from beside))
union all by name
select *
from figures
where dossier <> of_dossier and figure_id = name;
