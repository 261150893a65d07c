-- with: {"measure": "killed"}
select figure_id, speaker_name, subject_name, count(*) over (partition by speaker_name) as of_speaker
from partitioned_figures_joined
where measure = $measure
order by figure_id
