-- question: Which number held from another day than that from which it was known?
-- rows: one, of a sum's latest figure that took force on another day, headlines first; none where there is no such figure
-- params: dossier
-- columns: wording, speaker, effective_from, known_on, figure_id
-- partitions: the figures that sums use are in the table figures, wherever the others lie
select
    figures.wording,
    figures.speaker,
    figures.effective_from,
    figures.known_on,
    figures.figure_id
from terms
inner join derivations using (dossier, derivation_id)
inner join figures using (dossier, figure_id)
where terms.dossier = $dossier and figures.effective_first > figures.known_on
order by derivations.headline nulls last, terms.position, figures.figure_id
limit 1
