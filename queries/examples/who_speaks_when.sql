-- question: Who spoke in which year: those concerned, others, or those who count?
-- about: PIVOT turns the values of a column into columns of their own. It counts statements and never adds up what they say.
-- rows: one per stance
-- params: dossier
-- columns: stance, in_2021, in_2022, in_2023, in_2024, in_2025, in_2026
with said as (
    from statements  -- DuckDB lets a query begin with FROM
    select
        stance,
        'in_' || year(stated_first) as said_in,
        figure_id
    where dossier = $dossier
)

pivot said
on said_in in ('in_2021', 'in_2022', 'in_2023', 'in_2024', 'in_2025', 'in_2026')
using count(figure_id)
group by stance
order by stance
