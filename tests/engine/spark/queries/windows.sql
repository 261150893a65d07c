-- with: {"measure": "killed"}
with
months as (
    select date_trunc('month', as_of_first)::date as month, max(at_least) as floor
    from partitioned_figures
    where measure = $measure
    group by 1
)
select
    month,
    floor,
    floor - lag(floor) over in_order as change,
    avg(floor) over (order by month rows between 2 preceding and current row) as of_three,
    rank() over (order by floor desc) as place,
    percent_rank() over (order by floor, month) as share,
    count(distinct floor) over () as floors,
    ntile(3) over in_order as third,
    sum(floor) over in_order as so_far,
    last_value(floor) over (order by month rows between current row and unbounded following) as last_floor
from months
window in_order as (order by month)
order by month
