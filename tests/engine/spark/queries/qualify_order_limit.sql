-- with: {}
select measure, stance, at_least, as_of_last, figure_id
from partitioned_figures
where measure is not null
qualify row_number() over (partition by measure, stance order by as_of_last desc, figure_id desc) = 1
order by at_least desc, figure_id
limit 5
