-- replaces: told
-- by: each publication with the sums of the rollup
with

counted as (
    select
        publication_id,
        string_agg(distinct speakers.name, '; ' order by speakers.name) as speakers,
        sum(count_rows)::bigint as count_rows,
        sum(count_rows - count_relays)::bigint as count_statements,
        sum(count_relays)::bigint as count_relays,
        sum(count_errors)::bigint as count_errors
    from publications_counted($dossier, $known_on) as counted
    left join speakers on speakers.dossier = $dossier and counted.speaker_id = speakers.speaker_id
    group by publication_id
)

select
    counted.*,
    publications.outlet,
    publications.published_on,
    publications.tier,
    publications.credits,
    publications.url,
    publications.note
from counted
left join publications on publications.dossier = $dossier and counted.publication_id = publications.publication_id
