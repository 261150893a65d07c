-- with: {}
select
    figure_id,
    log(nullif(abs(at_least), 0)) as tens,
    ln(nullif(abs(at_least), 0)) as natural,
    round(at_least)::bigint // 7 as sevenths,
    at_least % 7 as rest,
    round(at_least / 7, 2) as rounded,
    round(100 * (at_most - at_least) / nullif(at_least, 0), 1) as percent,
    greatest(at_least, low, 5) as most,
    least(at_most, high) as fewest,
    round(at_least / 3)::bigint as whole,
    sign(at_least)::bigint as direction,
    at_least is distinct from low as is_widened,
    if(at_least > 100, 'many', 'few') as words,
    round(at_least)::bigint::varchar as spelt
from partitioned_figures
order by figure_id
