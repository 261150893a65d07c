-- The day of each figure by its name: the finished rows are sorted by day, and one of them is asked for by name.
-- writes: figure_names
select
    dossier,
    figure_id,
    as_of_first
from read_parquet(getvariable('finished'))
order by figure_id
