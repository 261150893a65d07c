-- What was counted and found in each finished file of figures.
-- reads: finished partitions

insert into partitions by name
select
    getvariable('dossier') as dossier,
    getvariable('file') as source,
    getvariable('figures') as path,
    getvariable('figure_names') as path_of_names,
    getvariable('figure_words') as path_of_words,
    (
        select list(distinct subject order by subject)
        from read_parquet(getvariable('figure_counts'), hive_partitioning = false)
    ) as subjects,
    count(*) as count_rows,
    min(as_of_first) as first_day,
    max(as_of_last) as last_day,
    min(known_on) as first_known_on,
    max(known_on) as last_known_on
from read_parquet(getvariable('figures'), hive_partitioning = false);

insert into staged_figure_counts by name
select *
from read_parquet(getvariable('figure_counts'), hive_partitioning = false);

insert into staged_publication_counts by name
select *
from read_parquet(getvariable('publication_counts'), hive_partitioning = false);

insert into staged_days_of_figures by name
select *
from read_parquet(getvariable('days_of_figures'), hive_partitioning = false);

insert into staged_word_counts by name
select *
from read_parquet(getvariable('word_counts'), hive_partitioning = false);

-- A day that was in the future when its file was finished may have come since.
insert into partition_findings by name
select
    *,
    getvariable('file') as file
from read_parquet(getvariable('findings'), hive_partitioning = false)
where
    rule <> 'dates_not_in_the_future'
    or coalesce(first_day_of(value) > current_date, true);
