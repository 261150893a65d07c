-- replaces: counted
-- by: the sums of the rollup
select
    sum(count_rows)::bigint as count_rows,
    (
        select count(distinct publication_id) from publication_counts
        where dossier = $dossier
    ) as count_publications,
    sum(count_undated)::bigint as count_undated,
    sum(count_unconfirmed)::bigint as count_unconfirmed,
    min(first_as_of) as first_as_of,
    max(last_known_on) as last_known_on
from figure_counts
where dossier = $dossier
