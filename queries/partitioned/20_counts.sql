-- Counts in a window of time: of whole months from the rollup alone, of the months at its edges one figure after the other.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- Months of which a window takes only a part; null where there is none.
create macro partitioned.month_begun_by(since) as if(cast(since as date) > month_of(since), month_of(since), null);

create macro partitioned.month_broken_off_by(until) as
    if(cast(until as date) < last_day(cast(until as date)), month_of(until), null);

-- Whether a month lies within the window as a whole.
create macro partitioned.is_month_since(month, since) as
    since is null or (month >= month_of(since) and month is distinct from month_begun_by(since));

create macro partitioned.is_month_until(month, until) as
    until is null or (month <= month_of(until) and month is distinct from month_broken_off_by(until));

-- Figures of the months at the edges, within the window. Each of the three parts is one stretch of days, by which files
-- and row groups are left unread.
create macro partitioned.figures_to_count(of_dossier, of_subject, of_measure, since, until, known_by) as table
with

-- Written out for each part, so that its days reach the files.
of_whom as not materialized (
    select
        *,
        coalesce(month_of(as_of_last) = month_begun_by(since), false) as is_at_begin,
        coalesce(month_of(as_of_first) = month_broken_off_by(until), false) as is_at_end
    from partitioned_figures
    where
        dossier = of_dossier
        and is_about(partitioned_figures, of_subject, of_measure)
        and is_in_window(partitioned_figures, since, until, known_by)
)

select *
from of_whom
where as_of_last between month_begun_by(since) and last_day(month_begun_by(since))
union all
select *
from of_whom
where as_of_first between month_broken_off_by(until) and last_day(month_broken_off_by(until)) and not is_at_begin
union all
select *
from of_whom
where
    known_on between month_broken_off_by(known_by) and last_day(month_broken_off_by(known_by))
    and not is_at_begin
    and not is_at_end;

create macro partitioned.groups_within(of_dossier, of_subject, of_measure, since, until, known_by) as table
select *
from figure_counts
where
    dossier = of_dossier
    and is_about(figure_counts, of_subject, of_measure)
    and is_month_since(as_of_last_month, since)
    and is_month_until(as_of_month, until)
    and is_month_until(known_month, known_by);

create macro partitioned.figures_counted(of_dossier, of_subject, of_measure, since, until, known_by) as table
select
    * exclude (dossier),
    true as is_group
from groups_within(of_dossier, of_subject, of_measure, since, until, known_by)
union all by name
select *
from main.figures_counted(of_dossier, of_subject, of_measure, since, until, known_by);

create macro partitioned.publications_counted(of_dossier, known_by) as table
select
    publication_id,
    speaker_id,
    count_rows,
    count_relays,
    count_errors,
    count_rows - count_relays - count_errors as count_statements
from publication_counts
where dossier = of_dossier and is_month_until(known_month, known_by)
union all
select *
from main.publications_counted(of_dossier, known_by);

create macro partitioned.dossier_counted(of_dossier, known_by) as table
with publications_read as (
    select count(distinct publication_id) as count_publications
    from publications_counted(of_dossier, known_by)
    left join publications using (publication_id)
    where publications.dossier = of_dossier and is_printed(publications.published_first, known_by)
)

select
    cast(coalesce(sum(count_rows), 0) as bigint) as count_rows,
    max(publications_read.count_publications) as count_publications,
    cast(coalesce(sum(count_statements), 0) as bigint) as count_statements,
    count(distinct speaker_id) filter (where count_statements > 0) as count_speakers,
    cast(coalesce(sum(count_relays), 0) as bigint) as count_relays,
    cast(coalesce(sum(count_not_independent), 0) as bigint) as count_not_independent,
    cast(coalesce(sum(count_errors), 0) as bigint) as count_errors,
    cast(coalesce(sum(count_undated), 0) as bigint) as count_undated,
    cast(coalesce(sum(count_unconfirmed), 0) as bigint) as count_unconfirmed,
    min(first_as_of) as first_as_of,
    min(first_stated) as first_stated_on,
    max(last_known_on) as last_known_on
from publications_read
left join figures_counted(of_dossier, null, null, null, null, known_by) on true;

-- Days of the first and the last statement are given in full: the first day and the last that they can mean.
create macro partitioned.speakers_counted(of_dossier, known_by) as table
with

counted as (
    select *
    from figures_counted(of_dossier, null, null, null, null, known_by)
),

publications_read as (
    select
        speaker_id,
        count(distinct publication_id) as count_publications
    from publications_counted(of_dossier, known_by)
    left join publications using (publication_id)
    where publications.dossier = of_dossier and is_printed(publications.published_first, known_by)
    group by speaker_id
)

select
    counted.speaker_id,
    cast(sum(counted.count_statements) as bigint) as count_statements,
    cast(sum(counted.count_rows) as bigint) as count_rows,
    coalesce(max(publications_read.count_publications), 0) as count_publications,
    cast(sum(counted.count_errors) as bigint) as count_errors,
    cast(sum(counted.count_not_independent) as bigint) as count_not_independent,
    cast(min(counted.first_stated) as varchar) as first_stated_on,
    cast(max(counted.last_stated_first) as varchar) as last_stated_on,
    max(stances_listed.stances) as stances
from counted
inner join stances_listed(of_dossier, known_by) as stances_listed using (speaker_id)
left join publications_read using (speaker_id)
group by counted.speaker_id;

-- Figures in partitions are not compared pair by pair: all that another speaker counts, too, are too many.
create macro partitioned.statements_not_compared(of_dossier, known_by) as table
select sum(count_statements) as count_statements
from figures_counted(of_dossier, null, null, null, null, known_by)
group by subject, measure, scope, period
having count(distinct speaker_id) > 1;

create macro partitioned.measures_counted(of_dossier) as table
select
    measure,
    cast(sum(count_statements) as bigint) as count_statements
from figure_counts
where dossier = of_dossier
group by measure;

create macro partitioned.words_counted(of_dossier) as table
select
    column_name,
    word,
    count_rows,
    count_statements
from word_counts
where dossier = of_dossier;

create macro partitioned.days_of_dossier(of_dossier) as table
select day
from days_of_figures
where dossier = of_dossier;
