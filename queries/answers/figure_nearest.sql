-- question: Which figures have an id that is most like a given one?
-- rows: five at most, those of other dossiers with exactly that id first
-- params: dossier, figure_id
-- columns: dossier, figure_id, wording, measure_label, speaker
select
    dossier,
    figure_id,
    wording,
    measure_label,
    speaker
from figures_near_name($dossier, $figure_id)
order by figure_id <> $figure_id, jaro_winkler_similarity(figure_id, $figure_id) desc, figure_id
limit 5
