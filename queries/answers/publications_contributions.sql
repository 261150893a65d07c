-- question: What was read in each publication, and how much of it is a statement of its own?
-- rows: one per publication in which a figure was read, by default the latest first; of an earlier day, those printed by then
-- params: dossier, known_on, tier, q, sort
-- columns: publication_id, outlet, published_on?, tier, credits?, speakers, count_rows, count_statements, count_relays, count_errors, url, note?
-- count_statements: figures that are the origin of their statement; count_relays: those that repeat one of another figure.
-- Each figure is a statement, a relay or an error in print.
with

counted as (
    select
        counted.publication_id,
        string_agg(distinct speakers.name, '; ' order by speakers.name) as speakers,
        sum(counted.count_rows)::bigint as count_rows,
        sum(counted.count_statements)::bigint as count_statements,
        sum(counted.count_relays)::bigint as count_relays,
        sum(counted.count_errors)::bigint as count_errors
    from publications_counted($dossier, $known_on::date) as counted
    left join speakers on speakers.dossier = $dossier and counted.speaker_id = speakers.speaker_id
    group by counted.publication_id
),

read_there as (
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
    where is_printed(publications.published_first, $known_on::date)
)

select
    publication_id,
    outlet,
    published_on,
    tier,
    credits,
    speakers,
    count_rows,
    count_statements,
    count_relays,
    count_errors,
    url,
    note
from read_there
where
    ($tier::varchar is null or tier = $tier::varchar)
    and (
        $q::varchar is null
        or contains(
            lower(concat_ws(' ', outlet, credits, speakers, published_on, tier, url, publication_id, note)),
            lower($q::varchar)
        )
    )
order by
    case $sort::varchar
        when 'outlet' then lower(outlet)
        when 'published_on' then published_on
        when 'tier' then tier
        when 'credits' then lower(credits)
        when 'speakers' then lower(speakers)
    end nulls last,
    case $sort::varchar
        when '-outlet' then lower(outlet)
        when '-published_on' then published_on
        when '-tier' then tier
        when '-credits' then lower(credits)
        when '-speakers' then lower(speakers)
    end desc nulls last,
    case $sort::varchar
        when 'count_statements' then count_statements
        when 'count_relays' then count_relays
        when 'count_errors' then count_errors
        when '-count_statements' then -count_statements
        when '-count_relays' then -count_relays
        when '-count_errors' then -count_errors
    end,
    published_on desc nulls last,
    lower(outlet),
    publication_id
