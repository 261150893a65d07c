-- with: {"measures": ["killed", "casualties"], "first": "2022-01-01", "last": "2023-12-31"}
select
    measure,
    stance,
    count(*) as figures,
    avg(at_least) as mean_floor,
    sum(at_most) as sum_ceilings
from partitioned_figures
where list_contains($measures::varchar[], measure) and as_of_first between $first::date and $last::date
group by all
order by all
