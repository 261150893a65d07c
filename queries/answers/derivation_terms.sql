-- question: Which figures does a derivation add and subtract?
-- rows: one per term in the order of the formula, then the figure that the sum should equal
-- params: dossier, derivation_id
-- columns: part, position?, sign?, at_least?, at_most?, wording, rule, speaker, stance, stated_on?, effective_from?, as_of?, outlet, published_on?, url, figure_id
-- partitions: the figures that sums use are in the table statements, wherever the others lie
select
    'term' as part,
    terms.position,
    terms.sign,
    statements.at_least,
    statements.at_most,
    statements.wording,
    statements.rule,
    statements.speaker,
    statements.stance,
    statements.stated_on,
    statements.effective_from,
    statements.as_of,
    statements.outlet,
    statements.published_on,
    statements.url,
    statements.figure_id
from terms
inner join statements using (dossier, figure_id)
where terms.dossier = $dossier and terms.derivation_id = $derivation_id
union all by name
select
    'expected' as part,
    null as position,
    null as sign,
    statements.at_least,
    statements.at_most,
    statements.wording,
    statements.rule,
    statements.speaker,
    statements.stance,
    statements.stated_on,
    statements.effective_from,
    statements.as_of,
    statements.outlet,
    statements.published_on,
    statements.url,
    statements.figure_id
from derivations
inner join statements
    on
        derivations.dossier = statements.dossier
        and derivations.expects_figure_id = statements.figure_id
where derivations.dossier = $dossier and derivations.derivation_id = $derivation_id
order by part desc, position
