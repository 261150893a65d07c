-- The rollup: counts, least and greatest values and the latest statement of each group; nothing that cannot be added up.
-- Statements are rows that neither relay another nor are errors in print.
-- writes: figure_counts
with marked as (
    select
        *,
        is_statement(repeats, is_error) as is_statement
    from read_parquet(getvariable('finished'))
)

select
    dossier,
    subject,
    measure,
    scope,
    period,
    speaker_id,
    stance,
    cast(date_trunc('month', as_of_first) as date) as as_of_month,
    cast(date_trunc('month', as_of_last) as date) as as_of_last_month,
    cast(date_trunc('month', known_on) as date) as known_month,
    count(*) as count_rows,
    count(*) filter (where is_relay(repeats, is_error)) as count_relays,
    count(*) filter (where is_error) as count_errors,
    count(*) filter (where is_statement) as count_statements,
    count(*) filter (where is_statement and list_contains(flags, 'not_independent')) as count_not_independent,
    count(*) filter (where list_contains(flags, 'label_disputed')) as count_labels_disputed,
    count(*) filter (where stated_on is null) as count_undated,
    count(*) filter (where is_unconfirmed) as count_unconfirmed,
    count(*) filter (where is_statement and not is_unconfirmed) as count_confirmed_statements,
    min(stated_first) as first_stated,
    max(stated_first) as last_stated_first,
    max(stated_last) as last_stated,
    max(stated_first) filter (where is_statement) as last_statement,
    max(known_on) as last_known_on,
    min(as_of_first) as first_as_of,
    min(least(at_least, at_most)) filter (where is_statement) as least_bound,
    max(greatest(at_least, at_most)) filter (where is_statement) as greatest_bound,
    arg_min(
        struct_pack(
            figure_id := figure_id, as_of_first := as_of_first, as_of_last := as_of_last, known_on := known_on
        ),
        (date '1970-01-01' - as_of_first, date '1970-01-01' - known_on, figure_id)
    ) filter (where is_statement) as latest
from marked
group by all
