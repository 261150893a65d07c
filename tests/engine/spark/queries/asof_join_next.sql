-- with: {}
with
counts as (
    select as_of_first, stance, min(figure_id) as figure_id
    from partitioned_figures
    where stance = 'confirmed_count' and as_of_first is not null
    group by all
)
select f.figure_id, c.figure_id as next_count
from partitioned_figures as f
asof join counts as c on f.as_of_last < c.as_of_first
order by f.figure_id
