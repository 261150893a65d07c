-- with: {"first": 2020}
select *
from (
    select year(as_of_first) as in_year, stance, at_least
    from partitioned_figures
    where year(as_of_first) >= $first::bigint
) pivot (
    sum(at_least) for stance in ('official_decree', 'official_claim', 'adversary_claim' as adversary) group by in_year
)
order by in_year
