-- with: {"measure": "killed"}
select
    e.event_id,
    e.happened_on,
    f.as_of_last,
    f.highest
from events as e
asof left join (
    select
        dossier,
        as_of_last,
        max(at_most) as highest
    from partitioned_figures
    where measure = $measure
    group by dossier, as_of_last
) as f on e.dossier = f.dossier and e.happened_first >= f.as_of_last
order by e.event_id
