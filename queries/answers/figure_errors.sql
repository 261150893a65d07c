-- question: Which errors in print does a figure correct, and what corrects it?
-- rows: one per error that this figure, or another telling of its statement, corrects; and the right figure where this one is an error
-- params: dossier, figure_id
-- columns: part, wording, at_least?, at_most?, rule, speaker, stance, stated_on?, outlet, published_on?, url, flags, note?, figure_id
with

this as materialized (
    select *
    from statements_named($dossier, [$figure_id])
),

named as materialized (
    select list(figure_id) as names
    from tellings($dossier, $figure_id)
),

others as (
    select *
    from errors_corrected_by($dossier, (select names from named))
    union
    select *
    from statements_named($dossier, (select list(corrected_by) from this))
)

select
    if(others.figure_id = this.corrected_by, 'right', 'error') as part,
    others.wording,
    others.at_least,
    others.at_most,
    others.rule,
    others.speaker,
    others.stance,
    others.stated_on,
    others.outlet,
    others.published_on,
    others.url,
    array_to_string(others.flags, ', ') as flags,
    others.note,
    others.figure_id
from this
cross join others
order by part desc, others.published_first, others.figure_id
