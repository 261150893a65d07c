-- question: How many rows are statements of their own, and how many only relay or rest on another?
-- rows: one
-- params: dossier, known_on
-- columns: count_rows, count_publications, count_statements, count_speakers, count_relays, count_not_independent, count_errors, count_statements_compared, count_pairs, count_too_many
-- count_pairs: pairs of independent statements that count the same at the same time; count_too_many: statements that are too
-- many to be compared pair by pair; see queries/tables/97_comparisons.sql.
with

compared as (
    select
        count(distinct figure_id) as count_statements_compared,
        count(*) // 2 as count_pairs
    from comparisons
    where
        dossier = $dossier
        and is_known(known_on, $known_on::date)
        and is_undisputed(disputed_from, $known_on::date)
),

too_many as (
    select coalesce(cast(sum(count_statements) as bigint), 0) as count_too_many
    from statements_not_compared($dossier, $known_on::date)
)

select
    known.count_rows,
    known.count_publications,
    known.count_statements,
    known.count_speakers,
    known.count_relays,
    known.count_not_independent,
    known.count_errors,
    compared.count_statements_compared,
    compared.count_pairs,
    too_many.count_too_many
from dossier_counted($dossier, $known_on::date) as known
cross join compared
cross join too_many
