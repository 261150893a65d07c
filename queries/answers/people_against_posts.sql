-- question: How many people does each speaker count, against the posts authorised at that time?
-- rows: one per speaker (its latest count), independent ones first, then the latest first
-- params: dossier, subject, known_on
-- columns: speaker, speaker_id, stance, is_independent, scope, at_least, at_most, wording, rule, as_of, as_of_first, as_of_last, stated_on, outlet, published_on, url, figure_id, posts_at_least, posts_at_most, posts_wording, posts_from, posts_figure_id, posts_speaker, posts_stated_on, posts_outlet, posts_published_on, posts_url, missing_at_least, missing_at_most
with

people as (
    select statements.*
    from statements
    inner join dossiers using (dossier)
    where
        statements.dossier = $dossier
        and statements.subject = $subject
        and statements.measure = dossiers.people_measure
        and statements.stance <> 'official_decree'
        and statements.scope is null
        and statements.repeats is null
        and not statements.is_error
        and not statements.is_unconfirmed
        and ($known_on::date is null or statements.known_on <= $known_on::date)
    qualify
        row_number() over (
            partition by statements.speaker_id
            order by statements.as_of_last desc, statements.stated_first desc, statements.figure_id
        ) = 1
),

posts as (
    select statements.*
    from statements
    inner join dossiers using (dossier)
    where
        statements.dossier = $dossier
        and statements.subject = $subject
        and statements.measure = dossiers.posts_measure
        and statements.stance = 'official_decree'
        and not statements.is_error
        and ($known_on::date is null or statements.known_on <= $known_on::date)
    qualify
        row_number() over (
            partition by statements.effective_first
            order by statements.at_most - statements.at_least, statements.repeats is not null, statements.figure_id
        ) = 1
)

select
    people.speaker,
    people.speaker_id,
    people.stance,
    people.stance in ('independent_estimate', 'confirmed_count') as is_independent,
    people.scope,
    people.at_least,
    people.at_most,
    people.wording,
    people.rule,
    people.as_of,
    people.as_of_first,
    people.as_of_last,
    people.stated_on,
    people.outlet,
    people.published_on,
    people.url,
    people.figure_id,
    posts.at_least as posts_at_least,
    posts.at_most as posts_at_most,
    posts.wording as posts_wording,
    posts.effective_from as posts_from,
    posts.figure_id as posts_figure_id,
    posts.speaker as posts_speaker,
    posts.stated_on as posts_stated_on,
    posts.outlet as posts_outlet,
    posts.published_on as posts_published_on,
    posts.url as posts_url,
    posts.at_least - people.at_most as missing_at_least,
    posts.at_most - people.at_least as missing_at_most
from people
asof left join posts on people.as_of_last >= posts.effective_first
order by is_independent desc, people.as_of_last desc, people.stated_first desc, people.speaker
