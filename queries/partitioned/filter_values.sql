-- replaces: of_figures
-- by: the words that the rollup knows
-- engine: duckdb
select
    'subject' as filter,
    counted.subject as value,
    coalesce(dossiers.subject_names[counted.subject], counted.subject) as label
from (
    select distinct subject from figure_counts
    where dossier = $dossier
) as counted
inner join dossiers on dossiers.dossier = $dossier
union all
select
    column_name as filter,
    word as value,
    word as label
from word_counts
where dossier = $dossier and column_name in ('stance', 'period')
union all
select distinct
    'period' as filter,
    'stock' as value,
    'stock' as label
from figure_counts
where dossier = $dossier and period is null
