-- with: {"measure": "killed"}
from partitioned_figures
where measure = $measure
qualify rank() over (partition by speaker_id order by known_on, figure_id) <= 2
order by speaker_id, known_on, figure_id
