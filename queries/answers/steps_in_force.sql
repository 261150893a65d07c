-- question: Which level is in force, by which decision?
-- rows: the measure, where a decision in force sets it, and what else was set with it
-- params: dossier, subject, measure, known_on
-- columns: measure, label, scope?, at_least?, at_most?, effective_from?, wording, rule, speaker, stance, stance_label, stance_kind, stated_on?, is_unconfirmed, is_read_later, outlet, published_on?, url, figure_id, undated_wording?, undated_stated_on?
-- was: strength_in_force
-- files: subject
-- undated_wording: of a later decision that was known, but not from when it holds, so that the reading has a gap.
with

known as (
    select
        *,
        measure = $measure as is_main
    from decisions($dossier, $subject, null)
    where
        subject = $subject
        and kind = 'stock'
        and counts in (
            select counts from measures
            where dossier = $dossier and measure = $measure
        )
        and not is_error
        and is_known(known_on, $known_on::date)
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
    in_force.scope,
    in_force.at_least,
    in_force.at_most,
    in_force.effective_from,
    in_force.wording,
    in_force.rule,
    in_force.speaker,
    in_force.stance,
    in_force.stance_label,
    in_force.stance_kind,
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
order by in_force.is_main desc, in_force.at_most desc, in_force.figure_id
