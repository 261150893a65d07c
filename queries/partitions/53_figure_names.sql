-- Subject and day of each figure by its name: files and rows are sorted by them, and one figure is asked for by name.
-- writes: figure_names
select
    dossier,
    figure_id,
    subject,
    as_of_first
from read_parquet(getvariable('finished'))
order by figure_id
