-- with: {"measure": "killed"}
select
    date_trunc('month', as_of_first)::date as month,
    stance,
    count(*) as figures,
    min(at_least) as lowest,
    max(at_most) as highest,
    count(*) filter (at_least is null) as open_below
from partitioned_figures
where measure = $measure
group by all
order by month, stance
