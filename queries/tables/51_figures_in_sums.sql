-- Of figures in partitions, those that sums use: they are in the warehouse like the figures of any other dossier.
-- reads: finished partitions

insert into figure_rows by name
select
    *,
    getvariable('file') as file,
    null::bigint as row,
    null::varchar as disagreement,
    []::bigint[] as printed_numbers
from read_parquet(getvariable('figures'), hive_partitioning = false)
where
    figure_id in (
        select figure_id
        from term_rows
        where dossier = getvariable('dossier')
        union
        select expects_figure_id as figure_id
        from derivation_rows
        where dossier = getvariable('dossier') and expects_figure_id is not null
    );
