-- with: {}
select 'measure' as facet, measure as value, count(*) as figures from partitioned_figures group by 2
union all
select 'stance', stance, count(*) from partitioned_figures group by 2
union all
select 'period', coalesce(period, '(stock)'), count(*) from partitioned_figures group by 2
order by facet, figures desc, value
