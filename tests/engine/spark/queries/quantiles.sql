-- with: {}
select
    measure,
    median(at_least::double) as middle,
    quantile_cont(at_least::double, 0.9) as p90,
    quantile_disc(at_most, 0.1) as p10,
    stddev_samp(at_least) as spread
from partitioned_figures
group by measure
order by measure
