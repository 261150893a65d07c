-- question: Which errors in print does a figure correct, and what corrects it?
-- rows: one per error that this figure, or another telling of its statement, corrects; and the right figure where this one is an error
-- params: dossier, figure_id
-- columns: part, wording, at_least?, at_most?, rule, speaker, stance, stance_label, stance_kind, stated_on?, is_read_later, outlet, published_on?, url, flags, note?, figure_id
with

carried as materialized (
    select
        figure_id,
        corrected_by
    from tellings($dossier, $figure_id)
),

this as (
    select corrected_by
    from carried
    where figure_id = $figure_id
),

ids as (
    select list(figure_id) as names
    from carried
),

named as (
    select figure_id
    from errors_corrected_by($dossier, (select names from ids))
    union
    select corrected_by as figure_id
    from this
),

others as (
    select *
    from figures_named($dossier, (select list(figure_id) from named))
)

select
    if(others.figure_id = this.corrected_by, 'right', 'error') as part,
    others.wording,
    others.at_least,
    others.at_most,
    others.rule,
    others.speaker,
    others.stance,
    others.stance_label,
    others.stance_kind,
    others.stated_on,
    others.is_read_later,
    others.outlet,
    others.published_on,
    others.url,
    array_to_string(others.flags, ', ') as flags,
    others.note,
    others.figure_id
from this
cross join others
order by part desc, others.published_first, others.figure_id
