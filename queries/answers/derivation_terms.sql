-- question: Which figures does a derivation add and subtract?
-- rows: one per term in the order of the formula, then the figure that the sum should equal
-- params: dossier, derivation_id
-- columns: part, position?, sign?, at_least?, at_most?, step, rounded_to?, wording, rule, speaker, stance, stated_on?, effective_from?, as_of?, is_read_later, outlet, published_on?, url, figure_id
-- partitions: the figures that sums use are in the table figures, wherever the others lie
select
    'term' as part,
    terms.position,
    terms.sign,
    figures.at_least,
    figures.at_most,
    figures.step,
    figures.rounded_to,
    figures.wording,
    figures.rule,
    figures.speaker,
    figures.stance,
    figures.stated_on,
    figures.effective_from,
    figures.as_of,
    figures.is_read_later,
    figures.outlet,
    figures.published_on,
    figures.url,
    figures.figure_id
from terms
inner join figures using (dossier, figure_id)
where terms.dossier = $dossier and terms.derivation_id = $derivation_id
union all by name
select
    'expected' as part,
    null as position,
    null as sign,
    figures.at_least,
    figures.at_most,
    figures.step,
    figures.rounded_to,
    figures.wording,
    figures.rule,
    figures.speaker,
    figures.stance,
    figures.stated_on,
    figures.effective_from,
    figures.as_of,
    figures.is_read_later,
    figures.outlet,
    figures.published_on,
    figures.url,
    figures.figure_id
from derivations
inner join figures
    on
        derivations.dossier = figures.dossier
        and derivations.expects_figure_id = figures.figure_id
where derivations.dossier = $dossier and derivations.derivation_id = $derivation_id
order by part desc, position
