-- question: Which figures does a derivation add and subtract?
-- rows: one per term in the order of the formula, then the figure that the sum should equal; of all where none is named
-- params: dossier, derivation_id
-- columns: derivation_id, part, position?, sign?, at_least?, at_most?, step, rounded_to?, wording, rule, speaker, stance, stance_label, stance_kind, stated_on?, effective_from?, as_of?, is_read_later, outlet, published_on?, url, figure_id
-- partitions: the figures that sums use are in the table figures, wherever the others lie
with parts as (
    select
        'term' as part,
        dossier,
        derivation_id,
        figure_id,
        position,
        sign
    from terms
    where dossier = $dossier and ($derivation_id is null or derivation_id = $derivation_id)
    union all by name
    select
        'expected' as part,
        dossier,
        derivation_id,
        expects_figure_id as figure_id
    from derivations
    where dossier = $dossier and ($derivation_id is null or derivation_id = $derivation_id)
)

select
    parts.derivation_id,
    parts.part,
    parts.position,
    parts.sign,
    figures.at_least,
    figures.at_most,
    figures.step,
    figures.rounded_to,
    figures.wording,
    figures.rule,
    figures.speaker,
    figures.stance,
    figures.stance_label,
    figures.stance_kind,
    figures.stated_on,
    figures.effective_from,
    figures.as_of,
    figures.is_read_later,
    figures.outlet,
    figures.published_on,
    figures.url,
    figures.figure_id
from parts
inner join figures using (dossier, figure_id)
order by parts.derivation_id, parts.part desc, parts.position
