-- What questions to figures in partitions begin with: counts in a window of time, and figures by name.
-- A window of whole months is answered by the rollup alone; of the months at its edges, the figures are read one by one.
-- when: after the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create or replace macro month_of(day) as cast(date_trunc('month', day) as date);

create or replace macro is_chosen(wanted, value) as wanted is null or value = wanted;

create or replace macro is_among(wanted, value) as wanted is null or list_contains(wanted, value);

-- Months of which a window takes only a part; null where there is none.
create or replace macro month_begun_by(since) as if(since > month_of(since), month_of(since), null);

create or replace macro month_broken_off_by(until) as if(until < last_day(until), month_of(until), null);

-- Files of figures on a subject; the others need not be opened.
create or replace macro files_of_subject(of_dossier, of_subject) as table
select
    path,
    path_of_names
from partitions
where dossier = of_dossier and list_contains(subjects, of_subject)
order by first_day, path;

create or replace macro subject_of_figure(of_dossier, name) as table
select subject
from partitioned_names
where dossier = of_dossier and figure_id = name;

-- Figures of the months at the edges, within the window. Each of the three parts is one stretch of days, by which files
-- and row groups are left unread.
create or replace macro figures_at_edges(of_dossier, of_subject, of_measure, since, until, known_by) as table
with

-- Written out for each part, so that its days reach the files.
of_whom as not materialized (
    select
        *,
        coalesce(month_of(as_of_last) = month_begun_by(cast(since as date)), false) as is_at_begin,
        coalesce(month_of(as_of_first) = month_broken_off_by(cast(until as date)), false) as is_at_end
    from partitioned_figures
    where
        dossier = of_dossier
        and is_chosen(cast(of_subject as varchar), subject)
        and is_chosen(cast(of_measure as varchar), measure)
        and (cast(since as date) is null or as_of_last >= cast(since as date))
        and (cast(until as date) is null or as_of_first <= cast(until as date))
        and (cast(known_by as date) is null or known_on <= cast(known_by as date))
)

select *
from of_whom
where as_of_last between month_begun_by(cast(since as date)) and last_day(month_begun_by(cast(since as date)))
union all
select *
from of_whom
where
    as_of_first between month_broken_off_by(cast(until as date)) and last_day(month_broken_off_by(cast(until as date)))
    and not is_at_begin
union all
select *
from of_whom
where
    known_on between month_broken_off_by(cast(known_by as date)) and last_day(
        month_broken_off_by(cast(known_by as date))
    )
    and not is_at_begin
    and not is_at_end;

-- Groups of the rollup that lie within the window as a whole.
create or replace macro groups_within(of_dossier, of_subject, of_measure, since, until, known_by) as table
select *
from figure_counts
where
    dossier = of_dossier
    and is_chosen(cast(of_subject as varchar), subject)
    and is_chosen(cast(of_measure as varchar), measure)
    and (
        cast(since as date) is null
        or (
            as_of_last_month >= month_of(cast(since as date))
            and as_of_last_month is distinct from month_begun_by(cast(since as date))
        )
    )
    and (
        cast(until as date) is null
        or (
            as_of_month <= month_of(cast(until as date))
            and as_of_month is distinct from month_broken_off_by(cast(until as date))
        )
    )
    and (
        cast(known_by as date) is null
        or (
            known_month <= month_of(cast(known_by as date))
            and known_month is distinct from month_broken_off_by(cast(known_by as date))
        )
    );

-- Both together: add up the counts, and all figures of the window are counted.
create or replace macro figures_counted(of_dossier, of_subject, of_measure, since, until, known_by) as table
select
    subject,
    measure,
    scope,
    period,
    speaker_id,
    stance,
    as_of_month,
    as_of_last_month,
    known_month,
    true as is_group,
    count_rows,
    count_relays,
    count_errors,
    count_statements,
    count_not_independent,
    count_labels_disputed,
    count_undated,
    count_unconfirmed,
    count_confirmed_statements,
    first_stated,
    last_stated_first,
    last_stated,
    last_statement,
    last_known_on,
    first_as_of,
    least_bound,
    greatest_bound,
    is_open_below,
    is_open_above,
    latest
from groups_within(of_dossier, of_subject, of_measure, since, until, known_by)
union all
select
    subject,
    measure,
    scope,
    period,
    speaker_id,
    stance,
    month_of(as_of_first) as as_of_month,
    month_of(as_of_last) as as_of_last_month,
    month_of(known_on) as known_month,
    false as is_group,
    1 as count_rows,
    cast((repeats is not null) as bigint) as count_relays,
    cast(is_error as bigint) as count_errors,
    cast((repeats is null and not is_error) as bigint) as count_statements,
    cast((repeats is null and list_contains(flags, 'not_independent')) as bigint) as count_not_independent,
    cast(list_contains(flags, 'label_disputed') as bigint) as count_labels_disputed,
    cast((stated_on is null) as bigint) as count_undated,
    cast(is_unconfirmed as bigint) as count_unconfirmed,
    cast((repeats is null and not is_error and not is_unconfirmed) as bigint) as count_confirmed_statements,
    stated_first as first_stated,
    stated_first as last_stated_first,
    stated_last,
    if(repeats is null and not is_error, stated_last, null) as last_statement,
    known_on as last_known_on,
    as_of_first as first_as_of,
    if(repeats is null and not is_error, least(at_least, at_most), null) as least_bound,
    if(repeats is null and not is_error, greatest(at_least, at_most), null) as greatest_bound,
    if(repeats is null and not is_error, at_least is null, null) as is_open_below,
    if(repeats is null and not is_error, at_most is null, null) as is_open_above,
    if(
        repeats is null and not is_error,
        struct_pack(
            figure_id := figure_id, as_of_first := as_of_first, as_of_last := as_of_last, known_on := known_on
        ),
        null
    ) as latest
from figures_at_edges(of_dossier, of_subject, of_measure, since, until, known_by);

create or replace macro publications_counted(of_dossier, known_by) as table
select
    publication_id,
    speaker_id,
    count_rows,
    count_relays,
    count_errors
from publication_counts
where
    dossier = of_dossier
    and (
        cast(known_by as date) is null
        or (
            known_month <= month_of(cast(known_by as date))
            and known_month is distinct from month_broken_off_by(cast(known_by as date))
        )
    )
union all
select
    publication_id,
    speaker_id,
    1 as count_rows,
    cast((repeats is not null) as bigint) as count_relays,
    cast(is_error as bigint) as count_errors
from figures_at_edges(of_dossier, null, null, null, null, known_by);

-- The rows of partitioned_statements with these names. The day of each is looked up first: by it, few row groups are read.
-- Here and in what follows, small tables stand behind "in": it is they that are kept in memory then, never the large one.
create or replace macro statements_named(of_dossier, names) as table
with

wanted as (
    select unnest(cast(names as varchar[])) as figure_id
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
from partitioned_statements
where
    dossier = of_dossier
    and subject in (select subject from days)
    and as_of_first in (select as_of_first from days
where as_of_first is not null)
    and figure_id in (select figure_id from days)
union all
select *
from partitioned_statements
where
    dossier = of_dossier
    and as_of_first is null
    and figure_id in (select figure_id from days
where as_of_first is null);

-- Decrees, which are few among many: where the rollup has none, no file is read.
create or replace macro decrees_in_partitions(of_dossier, of_subject, of_measure) as table
with groups as materialized (
    select distinct
        subject,
        measure
    from figure_counts
    where
        dossier = of_dossier
        and stance = 'official_decree'
        and is_chosen(cast(of_subject as varchar), subject)
        and is_chosen(cast(of_measure as varchar), measure)
)

select *
from partitioned_statements
where
    dossier = of_dossier
    and stance = 'official_decree'
    and is_chosen(cast(of_subject as varchar), subject)
    and is_chosen(cast(of_measure as varchar), measure)
    and subject in (select subject from groups)
    and measure in (select measure from groups);

-- More statements than so many make no picture: one per speaker and month is drawn instead.
create or replace macro most_marks_drawn() as 2000;
