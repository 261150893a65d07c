-- What is counted ahead for figures in partitions: sums, least and greatest values and the latest statement of each group.
-- Never an average: a group can be added to another, and a stretch of whole months is answered without a single figure.
-- when: beside the checks

create table figure_counts as
select
    dossier,
    subject,
    measure,
    scope,
    period,
    speaker_id,
    stance,
    as_of_month,
    as_of_last_month,
    known_month,
    cast(sum(count_rows) as bigint) as count_rows,
    cast(sum(count_relays) as bigint) as count_relays,
    cast(sum(count_errors) as bigint) as count_errors,
    cast(sum(count_statements) as bigint) as count_statements,
    cast(sum(count_not_independent) as bigint) as count_not_independent,
    cast(sum(count_labels_disputed) as bigint) as count_labels_disputed,
    cast(sum(count_undated) as bigint) as count_undated,
    cast(sum(count_unconfirmed) as bigint) as count_unconfirmed,
    cast(sum(count_confirmed_statements) as bigint) as count_confirmed_statements,
    min(first_stated) as first_stated,
    max(last_stated_first) as last_stated_first,
    max(last_stated) as last_stated,
    max(last_statement) as last_statement,
    max(last_known_on) as last_known_on,
    min(first_as_of) as first_as_of,
    as_number(min(least_bound)) as least_bound,
    as_number(max(greatest_bound)) as greatest_bound,
    arg_min(
        latest, (date '1970-01-01' - latest.as_of_first, date '1970-01-01' - latest.known_on, latest.figure_id)
    ) as latest
from staged_figure_counts
group by all
order by dossier, subject, measure, as_of_month, speaker_id;

create table publication_counts as
select
    dossier,
    publication_id,
    speaker_id,
    known_month,
    cast(sum(count_rows) as bigint) as count_rows,
    cast(sum(count_relays) as bigint) as count_relays,
    cast(sum(count_errors) as bigint) as count_errors
from staged_publication_counts
group by all
order by dossier, publication_id, speaker_id, known_month;

create table days_of_figures as
select distinct
    dossier,
    day
from staged_days_of_figures
order by dossier, day;

create table word_counts as
select
    dossier,
    column_name,
    word,
    cast(sum(count_rows) as bigint) as count_rows,
    cast(sum(count_statements) as bigint) as count_statements
from staged_word_counts
group by all
order by dossier, column_name, word;
