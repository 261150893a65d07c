-- question: How many rows are statements of their own, and how many only relay or rest on another?
-- rows: one
-- params: dossier, known_on
-- columns: count_rows, count_publications, count_statements, count_speakers, count_relays, count_not_independent, count_errors, count_statements_compared, count_pairs, count_too_many
-- Figures in partitions are too many to be compared pair by pair: all that another speaker counts, too, are such.
with

counted as (
    select
        subject,
        measure,
        scope,
        period,
        speaker_id,
        sum(count_rows)::bigint as count_rows,
        sum(count_relays)::bigint as count_relays,
        sum(count_not_independent)::bigint as count_not_independent,
        sum(count_errors)::bigint as count_errors,
        sum(count_statements)::bigint as count_statements
    from figures_counted($dossier, null, null, null, null, $known_on)
    group by all
),

known as (
    select
        coalesce(sum(count_rows), 0)::bigint as count_rows,
        coalesce(sum(count_rows - count_relays), 0)::bigint as count_statements,
        count(distinct speaker_id) as count_speakers,
        coalesce(sum(count_relays), 0)::bigint as count_relays,
        coalesce(sum(count_not_independent), 0)::bigint as count_not_independent,
        coalesce(sum(count_errors), 0)::bigint as count_errors
    from counted
),

read as (
    select count(distinct publication_id) as count_publications
    from publications_counted($dossier, $known_on)
),

definitions as (
    select sum(count_statements) as count_statements
    from counted
    group by subject, measure, scope, period
    having count(distinct speaker_id) > 1
),

too_many as (
    select coalesce(sum(count_statements), 0)::bigint as count_too_many
    from definitions
)

select
    known.count_rows,
    read.count_publications,
    known.count_statements,
    known.count_speakers,
    known.count_relays,
    known.count_not_independent,
    known.count_errors,
    0::bigint as count_statements_compared,
    0::bigint as count_pairs,
    too_many.count_too_many
from known
cross join read
cross join too_many
