-- question: Which authorised strength is in force, by which decree?
-- rows: one per measure that the decree in force sets in posts, the dossier's own measure first
-- params: dossier, subject, known_on
-- columns: measure, label, at_least?, at_most?, effective_from?, wording, rule, speaker, stance, stated_on?, outlet, published_on?, url, figure_id
-- files: subject
with

in_force as (
    select
        statements.*,
        statements.measure = dossiers.posts_measure as is_main
    from decrees($dossier, $subject, null) as statements
    inner join dossiers using (dossier)
    where
        statements.subject = $subject
        and statements.counts = 'posts'
        and statements.kind = 'stock'
        and not statements.is_error
        and statements.effective_first <= coalesce($known_on::date, current_date)
        and ($known_on::date is null or statements.known_on <= $known_on::date)
    qualify
        row_number() over (
            partition by statements.measure
            order by
                statements.effective_first desc,
                statements.at_most - statements.at_least,
                statements.repeats is not null,
                statements.figure_id
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
