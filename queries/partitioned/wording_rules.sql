-- replaces: read_so
-- by: the sums of the rollup
select
    word as rule,
    count_statements
from word_counts
where dossier = $dossier and column_name = 'rule'
