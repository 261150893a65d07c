-- question: Which authorised strength is in force, by which decree?
-- rows: one per measure that the decree in force sets in posts, the dossier's own measure first
-- params: dossier, subject, known_on
-- columns: measure, label, at_least?, at_most?, effective_from?, wording, rule, speaker, stance, stated_on?, is_unconfirmed, is_read_later, outlet, published_on?, url, figure_id, undated_wording?, undated_stated_on?
-- files: subject
-- undated_wording: of a later decree that was known, but not from when it holds, so that the reading has a gap.
with

known as (
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
        and is_known(figures.known_on, $known_on::date)
),

in_force as (
    select *
    from known
    where effective_first <= coalesce($known_on::date, current_date)
    qualify
        row_number() over (
            partition by measure
            order by effective_first desc, at_most - at_least, repeats is not null, figure_id
        ) = 1
),

undated as (
    select
        measure,
        max(stated_first) as stated_first,
        arg_max(wording, stated_first) as wording,
        arg_max(stated_on, stated_first) as stated_on
    from known
    where effective_first is null
    group by measure
)

select
    in_force.measure,
    in_force.measure_label as label,
    in_force.at_least,
    in_force.at_most,
    in_force.effective_from,
    in_force.wording,
    in_force.rule,
    in_force.speaker,
    in_force.stance,
    in_force.stated_on,
    in_force.is_unconfirmed,
    in_force.is_read_later,
    in_force.outlet,
    in_force.published_on,
    in_force.url,
    in_force.figure_id,
    undated.wording as undated_wording,
    undated.stated_on as undated_stated_on
from in_force
left join undated on in_force.measure = undated.measure and in_force.stated_first < undated.stated_first
qualify
    in_force.effective_first = max(in_force.effective_first) filter (where in_force.is_main) over ()
    or in_force.stated_first = max(in_force.stated_first) filter (where in_force.is_main) over ()
order by in_force.is_main desc, in_force.at_most desc
