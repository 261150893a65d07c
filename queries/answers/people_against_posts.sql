-- question: How many people does each speaker count, against the posts authorised at that time?
-- rows: one per speaker (its latest count, or several of which none is surely the latest), independent ones first, then the latest first
-- params: dossier, subject, known_on
-- columns: speaker, speaker_id, stance, is_independent, scope?, at_least?, at_most?, step, wording, rule, as_of?, as_of_first?, as_of_last?, stated_on?, is_read_later, outlet, published_on?, url, figure_id, posts_at_least?, posts_at_most?, posts_wording?, posts_rule?, posts_from?, posts_figure_id?, posts_speaker?, posts_stated_on?, posts_is_read_later?, posts_outlet?, posts_published_on?, posts_url?, missing_at_least?, missing_at_most?
-- files: subject
-- engine: spark
with

people as (
    select figures.*
    from
        latest_counts(
            $dossier, $subject, (
                select people_measure from dossiers
                where dossier = $dossier
            ), $known_on::date
        ) as figures
    where
        figures.scope is null
        and figures.repeats is null
        and not figures.is_error
        and not figures.is_unconfirmed
        and ($known_on::date is null or figures.known_on <= $known_on::date)
    -- Dates have an order only where they do not overlap.
    qualify
        coalesce(
            last_day_meant(figures.as_of_first, figures.as_of_last, figures.known_on)
            >= max(figures.as_of_first) over (partition by figures.speaker_id),
            max(figures.as_of_first) over (partition by figures.speaker_id) is null
        )
),

latest as (
    select *
    from people
    qualify coalesce(stated_last >= max(stated_first) over (partition by speaker_id), true)
),

posts as (
    select
        figures.*,
        figures.effective_first as in_force_first
    from
        decrees(
            $dossier, $subject, (
                select posts_measure from dossiers
                where dossier = $dossier
            )
        ) as figures
    where
        figures.subject = $subject
        and figures.effective_first is not null
        and not figures.is_error
        and not figures.is_unconfirmed
        and ($known_on::date is null or figures.known_on <= $known_on::date)
    qualify
        row_number() over (
            partition by in_force_first
            order by figures.at_most - figures.at_least, figures.repeats is not null, figures.figure_id
        ) = 1
),

beside as (
    select
        people.*,
        posts.at_least as posts_at_least,
        posts.at_most as posts_at_most,
        posts.wording as posts_wording,
        posts.rule as posts_rule,
        posts.effective_from as posts_from,
        posts.figure_id as posts_figure_id,
        posts.speaker as posts_speaker,
        posts.stated_on as posts_stated_on,
        posts.is_read_later as posts_is_read_later,
        posts.outlet as posts_outlet,
        posts.published_on as posts_published_on,
        posts.url as posts_url,
        people.stance in ('independent_estimate', 'confirmed_count') as is_independent,
        interval_subtract(
            interval_of(posts.at_least, posts.at_most),
            interval_of(people.at_least, people.at_most)
        ) as missing
    from latest as people
    asof left join posts on people.as_of_last >= posts.in_force_first
)

select
    speaker,
    speaker_id,
    stance,
    is_independent,
    scope,
    at_least,
    at_most,
    step,
    wording,
    rule,
    as_of,
    as_of_first,
    as_of_last,
    stated_on,
    is_read_later,
    outlet,
    published_on,
    url,
    figure_id,
    posts_at_least,
    posts_at_most,
    posts_wording,
    posts_rule,
    posts_from,
    posts_figure_id,
    posts_speaker,
    posts_stated_on,
    posts_is_read_later,
    posts_outlet,
    posts_published_on,
    posts_url,
    missing['at_least'] as missing_at_least,
    missing['at_most'] as missing_at_most
from beside
order by is_independent desc, as_of_first desc, stated_first desc, speaker, figure_id
