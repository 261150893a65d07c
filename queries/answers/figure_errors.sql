-- question: Which errors in print does a figure correct, and what corrects it?
-- rows: one per error that this figure, or another telling of its statement, corrects; and the right figure where this one is an error
-- params: dossier, figure_id
-- columns: part, wording, at_least?, at_most?, rule, speaker, stance, stated_on?, outlet, published_on?, url, flags, note?, figure_id
with

this as (
    select *
    from statements
    where dossier = $dossier and figure_id = $figure_id
),

tellings as (
    select statements.figure_id
    from statements
    inner join this using (dossier, origin_id)
)

select
    if(other.figure_id = this.corrected_by, 'right', 'error') as part,
    other.wording,
    other.at_least,
    other.at_most,
    other.rule,
    other.speaker,
    other.stance,
    other.stated_on,
    other.outlet,
    other.published_on,
    other.url,
    array_to_string(other.flags, ', ') as flags,
    other.note,
    other.figure_id
from this
inner join statements as other using (dossier)
where
    other.figure_id = this.corrected_by
    or other.corrected_by in (select tellings.figure_id from tellings)
order by part desc, other.published_first, other.figure_id
