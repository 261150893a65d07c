-- with: {"flag": "error_in_print"}
select
    figure_id,
    list_contains(flags, $flag::varchar) as has_flag,
    not list_contains(flags, 'zzz') as has_not,
    array_to_string(flags, ', ') as listed,
    list_position(['killed', 'casualties'], measure) as place
from partitioned_figures
where list_contains(flags, $flag::varchar) or flags is null or length(array_to_string(flags, '')) > 3
order by list_position(['killed', 'casualties'], measure) nulls last, figure_id
