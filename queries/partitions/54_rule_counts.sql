-- How many figures each hedge rule was read by.
-- writes: rule_counts
select
    dossier,
    rule,
    count(*) filter (where repeats is null) as count_statements
from read_parquet(getvariable('finished'))
group by all
