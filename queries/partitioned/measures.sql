-- replaces: stated
-- by: the sums of the rollup
-- A relay is in the dossier of its origin, so that the rows that are none are the statements.
select
    measure,
    sum(count_rows - count_relays)::bigint as count_statements
from figure_counts
where dossier = $dossier
group by measure
