-- question: What was read in each publication, and how much of it is a statement of its own?
-- rows: one per publication in which a figure was read, by default the latest first
-- params: dossier, known_on, tier, q, sort
-- columns: publication_id, outlet, published_on?, tier, credits?, speakers, count_rows, count_statements, count_relays, count_errors, url, note?
-- count_statements: rows that are the origin of their statement; count_relays: rows that repeat one that another row holds.
with

known as (
    select *
    from statements
    where
        dossier = $dossier
        and ($known_on::date is null or known_on <= $known_on::date)
),

told as (
    select
        publication_id,
        any_value(outlet) as outlet,
        any_value(published_on) as published_on,
        any_value(tier) as tier,
        any_value(credits) as credits,
        string_agg(distinct speaker, '; ' order by speaker) as speakers,
        count(*) as count_rows,
        count(*) filter (where repeats is null) as count_statements,
        count(*) filter (where repeats is not null) as count_relays,
        count(*) filter (where is_error) as count_errors,
        any_value(url) as url,
        any_value(publication_note) as note
    from known
    group by publication_id
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
from told
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
