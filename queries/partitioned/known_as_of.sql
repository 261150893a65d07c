-- question: Up to which day does the dossier know anything?
-- rows: one
-- params: dossier, known_on
-- columns: first_stated_on, last_stated_on, count_rows, count_statements, count_speakers, count_publications
with

counted as (
    select
        min(first_stated) as first_stated_on,
        max(last_known_on) as last_stated_on,
        coalesce(sum(count_rows), 0)::bigint as count_rows,
        coalesce(sum(count_rows - count_relays), 0)::bigint as count_statements,
        count(distinct speaker_id) as count_speakers
    from figures_counted($dossier, null, null, null, null, $known_on)
),

read as (
    select count(distinct publication_id) as count_publications
    from publications_counted($dossier, $known_on)
)

select
    counted.*,
    read.count_publications
from counted
cross join read
