-- with: {"stances": ["official_claim", "confirmed_count", "zzz"]}
with
wanted as (
    select unnest($stances::varchar[]) as stance
),
flagged as (
    select
        figure_id,
        unnest(flags) as flag
    from partitioned_figures
)
select
    flagged.figure_id,
    flagged.flag
from flagged
inner join partitioned_figures as figures using (figure_id)
where figures.stance in (select stance from wanted)
order by flagged.figure_id, flagged.flag
