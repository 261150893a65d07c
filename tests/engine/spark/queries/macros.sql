-- with: {"measure": "killed"}
select
    figure_id,
    interval_subtract(interval_of(at_least, at_most), interval_of(low, high))['at_most'] as apart,
    interval_contains(interval_of(at_least, at_most), low) as is_within,
    hedge_at_most('about', at_least, is_whole := number_form is null, step := step) as about
from partitioned_figures
where measure = $measure and interval_overlaps(interval_of(at_least, at_most), interval_of(low, high))
order by figure_id
