-- question: When did the side itself last give a total of its dead?
-- rows: one, the latest official total, with what others have said since; none where there is no such statement
-- params: dossier, subject, known_on
-- columns: label, at_least?, at_most?, wording, rule, speaker, stance, as_of?, stated_on?, outlet, published_on?, url, figure_id, count_speakers_since, count_statements_since
with

dead as (
    select statements.*
    from statements
    inner join dossiers using (dossier)
    where
        statements.dossier = $dossier
        and statements.subject = $subject
        and statements.measure = dossiers.dead_measure
        and statements.scope is null
        and statements.repeats is null
        and not statements.is_error
        and ($known_on::date is null or statements.known_on <= $known_on::date)
),

latest as (
    select *
    from dead
    where stance = 'official_claim'
    order by stated_last desc, figure_id
    limit 1
),

since as (
    select
        count(distinct speaker_id) as count_speakers_since,
        count(*) as count_statements_since
    from dead
    where stated_first > (select stated_last from latest)
),

told as (
    select *
    from latest
    cross join since
)

select
    measure_label as label,
    at_least,
    at_most,
    wording,
    rule,
    speaker,
    stance,
    as_of,
    stated_on,
    outlet,
    published_on,
    url,
    figure_id,
    count_speakers_since,
    count_statements_since
from told
