-- with: {"measure": "killed"}
select 'first' as part, a.figure_id
from (
    with chosen as materialized (select figure_id from partitioned_figures where measure = $measure)
    select figure_id from chosen
) as a
union all
select 'second' as part, b.figure_id
from (
    with chosen as (select figure_id from figures where measure <> $measure and is_error)
    select figure_id from chosen
) as b
order by part, figure_id
