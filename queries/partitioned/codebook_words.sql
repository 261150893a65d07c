-- replaces: of_figures
-- by: the sums of the rollup
select
    column_name,
    word,
    count_rows
from word_counts
where dossier = $dossier
