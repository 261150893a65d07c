-- with: {"measure": "killed"}
select * from figures_by($measure, (select max(stance) from figures))
union all by name
select at_least, 'all' as label, figure_id from figures where measure not in (select measure from measures where kind = 'flow')
order by label, figure_id
