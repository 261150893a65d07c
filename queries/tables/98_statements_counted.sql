-- Counts that questions add up. A statement is a figure that neither relays another nor is an error in print; each figure is
-- a statement, a relay or an error. Few figures are counted one by one, figures in partitions mostly ahead.
-- Where figures lie in partitions, macros of the same names in queries/partitioned/ stand before these.
-- when: beside the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create or replace macro month_of(day) as cast(date_trunc('month', cast(day as date)) as date);

-- Whether a publication was printed by a day; what was said by then may have been read in a later one.
create or replace macro is_printed(published_first, known_by) as
    known_by is null or published_first is null or published_first <= known_by;

-- The figures of a window of time that are counted one by one.
create or replace macro figures_to_count(of_dossier, of_subject, of_measure, since, until, known_by) as table
select *
from figures
where
    dossier = of_dossier
    and is_about(figures, of_subject, of_measure)
    and is_in_window(figures, since, until, known_by);

-- Add up the counts, and all figures of the window are counted. The columns are those of the table figure_counts.
create or replace macro figures_counted(of_dossier, of_subject, of_measure, since, until, known_by) as table
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
    cast(is_relay(repeats, is_error) as bigint) as count_relays,
    cast(is_error as bigint) as count_errors,
    cast(is_statement(repeats, is_error) as bigint) as count_statements,
    cast(
        (is_statement(repeats, is_error) and list_contains(flags, 'not_independent')) as bigint
    ) as count_not_independent,
    cast(list_contains(flags, 'label_disputed') as bigint) as count_labels_disputed,
    cast((stated_on is null) as bigint) as count_undated,
    cast(is_unconfirmed as bigint) as count_unconfirmed,
    cast((is_statement(repeats, is_error) and not is_unconfirmed) as bigint) as count_confirmed_statements,
    stated_first as first_stated,
    stated_first as last_stated_first,
    stated_last as last_stated,
    if(is_statement(repeats, is_error), stated_first, null) as last_statement,
    known_on as last_known_on,
    as_of_first as first_as_of,
    if(is_statement(repeats, is_error), least(at_least, at_most), null) as least_bound,
    if(is_statement(repeats, is_error), greatest(at_least, at_most), null) as greatest_bound,
    if(
        is_statement(repeats, is_error),
        struct_pack(
            figure_id := figure_id, as_of_first := as_of_first, as_of_last := as_of_last, known_on := known_on
        ),
        null
    ) as latest
from figures_to_count(of_dossier, of_subject, of_measure, since, until, known_by);

-- The same for those that a search finds, where there is one.
create or replace macro matches_counted(
    of_dossier, of_subject, of_measure, since, until, known_by, words, numbers
) as table
select
    subject,
    measure,
    speaker_id,
    stance,
    1 as count_rows,
    cast(is_relay(repeats, is_error) as bigint) as count_relays,
    cast(is_error as bigint) as count_errors,
    cast(is_statement(repeats, is_error) as bigint) as count_statements
from
    figures_to_sort(
        of_dossier, of_subject, of_measure, null, null, since, until, known_by, words, numbers, null, null
    );

create or replace macro publications_counted(of_dossier, known_by) as table
select
    publication_id,
    speaker_id,
    1 as count_rows,
    cast(is_relay(repeats, is_error) as bigint) as count_relays,
    cast(is_error as bigint) as count_errors,
    cast(is_statement(repeats, is_error) as bigint) as count_statements
from figures_to_count(of_dossier, null, null, null, null, known_by);

-- What a dossier holds of what was known by a day.
create or replace macro dossier_counted(of_dossier, known_by) as table
select
    count(*) as count_rows,
    count(distinct publication_id) filter (where is_printed(published_first, known_by)) as count_publications,
    count(*) filter (where is_statement(repeats, is_error)) as count_statements,
    count(distinct speaker_id) filter (where is_statement(repeats, is_error)) as count_speakers,
    count(*) filter (where is_relay(repeats, is_error)) as count_relays,
    count(*) filter (
        where is_statement(repeats, is_error) and list_contains(flags, 'not_independent')
    ) as count_not_independent,
    count(*) filter (where is_error) as count_errors,
    count(*) filter (where stated_on is null) as count_undated,
    count(*) filter (where is_unconfirmed) as count_unconfirmed,
    min(as_of_first) as first_as_of,
    min(stated_first) as first_stated_on,
    max(known_on) as last_known_on
from figures
where dossier = of_dossier and is_known(known_on, known_by);

-- The stances of each speaker in words, the one it takes most often first.
create or replace macro stances_listed(of_dossier, known_by) as table
with stances_taken as (
    select
        speaker_id,
        stance,
        sum(count_statements) as count_statements
    from figures_counted(of_dossier, null, null, null, null, known_by)
    group by all
)

select
    speaker_id,
    string_agg(
        coalesce(stances.stance_label, stances_taken.stance), ', '
        order by count_statements desc, stances_taken.stance
    ) as stances
from stances_taken
left join stances on stances.dossier = of_dossier and stances_taken.stance = stances.stance
group by speaker_id;

-- What a dossier holds of each speaker, known by a day.
create or replace macro speakers_counted(of_dossier, known_by) as table
with

known as (
    select *
    from figures
    where dossier = of_dossier and is_known(known_on, known_by)
),

counted as (
    select
        speaker_id,
        count(*) filter (where is_statement(repeats, is_error)) as count_statements,
        count(*) as count_rows,
        count(distinct publication_id) filter (where is_printed(published_first, known_by)) as count_publications,
        count(*) filter (where is_error) as count_errors,
        count(*) filter (
            where is_statement(repeats, is_error) and list_contains(flags, 'not_independent')
        ) as count_not_independent,
        arg_min(stated_on, (stated_first, stated_on)) as first_stated_on,
        arg_max(stated_on, (stated_first, stated_on)) as last_stated_on
    from known
    group by speaker_id
)

select
    counted.*,
    stances_listed.stances
from counted
inner join stances_listed(of_dossier, known_by) as stances_listed using (speaker_id);

-- Statements that are too many to be compared pair by pair.
create or replace macro statements_not_compared(of_dossier, known_by) as table
select count_statements
from definitions_compared
where dossier = of_dossier and not is_compared;

create or replace macro measures_counted(of_dossier) as table
select
    measure,
    count(*) filter (where is_statement(repeats, is_error)) as count_statements
from figures
where dossier = of_dossier
group by measure;

-- How many figures bear each word of a column that has few.
create or replace macro words_counted(of_dossier) as table
with words as (
    select
        is_statement(repeats, is_error) as is_statement,
        unnest(['rule', 'stance', 'period']) as column_name,
        unnest([rule, stance, period]) as word
    from figures
    where dossier = of_dossier
    union all
    select
        is_statement(repeats, is_error) as is_statement,
        'flags' as column_name,
        unnest(flags) as word
    from figures
    where dossier = of_dossier
)

select
    column_name,
    word,
    count(*) as count_rows,
    count(*) filter (where is_statement) as count_statements
from words
where word is not null
group by all;

create or replace macro days_of_dossier(of_dossier) as table
select unnest([known_on, noted_from]) as day
from figures
where dossier = of_dossier and known_on is not null
union
select effective_first as day
from figures
where dossier = of_dossier and effective_first is not null;
