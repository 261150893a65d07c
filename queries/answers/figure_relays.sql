-- question: Which publications carried the statement behind a figure, in which words?
-- rows: one per publication, the origin first, then by date; a single row where nobody else carried it
-- params: dossier, figure_id
-- columns: is_origin, is_this, wording, at_least?, at_most?, rule, has_other_hedge, speaker, stance, stance_label, stance_kind, stated_on?, is_read_later, outlet, credits?, tier, published_on?, url, is_error, flags, note?, figure_id, count_outlets
-- files: figure_id
with

hedges as (
    select distinct figure_id
    from findings($dossier)
    where rule = 'hedges_changed'
)

select
    carried.repeats is null as is_origin,
    carried.figure_id = $figure_id as is_this,
    carried.wording,
    carried.at_least,
    carried.at_most,
    carried.rule,
    list_contains(carried.flags, 'hedge_changed') or hedges.figure_id is not null as has_other_hedge,
    carried.speaker,
    carried.stance,
    carried.stance_label,
    carried.stance_kind,
    carried.stated_on,
    carried.is_read_later,
    carried.outlet,
    carried.credits,
    carried.tier,
    carried.published_on,
    carried.url,
    carried.is_error,
    array_to_string(carried.flags, ', ') as flags,
    carried.note,
    carried.figure_id,
    count(distinct carried.publication_id) over () as count_outlets
from tellings($dossier, $figure_id) as carried
left join hedges
    on carried.figure_id = hedges.figure_id
order by is_origin desc, carried.published_first, carried.outlet, carried.figure_id
