-- question: Which authorised strength is in force, by which decree?
-- rows: one per measure that the decree in force sets in posts, the dossier's own measure first
-- params: dossier, subject, known_on
-- columns: measure, label, at_least?, at_most?, effective_from?, wording, rule, speaker, stance, stated_on?, outlet, published_on?, url, figure_id
-- files: subject
with

in_force as (
    select
        figures.*,
        figures.measure = dossiers.posts_measure as is_main
    from decrees($dossier, $subject, null) as figures
    inner join dossiers using (dossier)
    where
        figures.subject = $subject
        and figures.counts = 'posts'
        and figures.kind = 'stock'
        and not figures.is_error
        and figures.effective_first <= coalesce($known_on::date, current_date)
        and ($known_on::date is null or figures.known_on <= $known_on::date)
    qualify
        row_number() over (
            partition by figures.measure
            order by
                figures.effective_first desc,
                figures.at_most - figures.at_least,
                figures.repeats is not null,
                figures.figure_id
        ) = 1
)

select
    measure,
    measure_label as label,
    at_least,
    at_most,
    effective_from,
    wording,
    rule,
    speaker,
    stance,
    stated_on,
    outlet,
    published_on,
    url,
    figure_id
from in_force
qualify effective_first = max(effective_first) filter (where is_main) over ()
order by is_main desc, at_most desc
