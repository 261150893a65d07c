-- The rollup by publication: who was read there, how often, and when it became known.
-- writes: publication_counts
select
    dossier,
    publication_id,
    speaker_id,
    cast(date_trunc('month', known_on) as date) as known_month,
    count(*) as count_rows,
    count(*) filter (where is_relay(repeats, is_error)) as count_relays,
    count(*) filter (where is_error) as count_errors
from read_parquet(getvariable('finished'))
group by all
