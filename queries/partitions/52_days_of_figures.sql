-- The days on which one of these figures became known or took force.
-- writes: days_of_figures
select
    dossier,
    unnest([known_on, noted_from]) as day
from read_parquet(getvariable('finished'))
where known_on is not null
union
select
    dossier,
    effective_first as day
from read_parquet(getvariable('finished'))
where effective_first is not null
