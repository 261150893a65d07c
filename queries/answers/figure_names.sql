-- question: Which figures does a dossier hold?
-- rows: one per figure, by name
-- params: dossier
-- columns: figure_id
select figure_id as figure_id
from figures
where dossier = $dossier
order by figure_id
