-- question: How many rows are statements of their own, and how many only relay or rest on another?
-- rows: one
-- params: dossier, known_on
-- columns: count_rows, count_publications, count_statements, count_speakers, count_relays, count_not_independent, count_errors, count_statements_compared, count_pairs, count_too_many
-- count_pairs: pairs of independent statements that count the same at the same time; count_too_many: statements that are too
-- many to be compared pair by pair; see queries/tables/97_comparisons.sql.
with

known as (
    select
        count(*) as count_rows,
        count(distinct publication_id) as count_publications,
        count(distinct origin_id) as count_statements,
        count(distinct speaker_id) as count_speakers,
        count(*) - count(distinct origin_id) as count_relays,
        count(distinct origin_id) filter (where list_contains(flags, 'not_independent')) as count_not_independent,
        count(*) filter (where is_error) as count_errors
    from figures
    where
        dossier = $dossier
        and ($known_on::date is null or known_on <= $known_on::date)
),

compared as (
    select
        count(distinct figure_id) as count_statements_compared,
        count(*) // 2 as count_pairs
    from comparisons
    where
        dossier = $dossier
        and ($known_on::date is null or known_on <= $known_on::date)
),

too_many as (
    select coalesce(cast(sum(count_statements) as bigint), 0) as count_too_many
    from definitions_compared
    where dossier = $dossier and not is_compared
)

select
    known.*,
    compared.*,
    too_many.*
from known
cross join compared
cross join too_many
