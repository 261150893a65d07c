-- with: {"count": 20}
select figure_id, measure, at_most, speaker_id, as_of_last
from partitioned_figures
order by at_most desc nulls last, figure_id
limit $count::bigint offset coalesce($skip::bigint, 1)
