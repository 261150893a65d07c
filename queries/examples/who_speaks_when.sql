-- question: Who spoke in which year: those concerned, others, or those who count?
-- about: PIVOT turns the values of a column into columns of their own. It counts statements and never adds up what they say.
-- rows: one per year with a statement, the latest first
-- params: dossier
-- columns: said_in, decides, own, opposed, outside, estimate, count, report
with said as (
    from statements  -- DuckDB lets a query begin with FROM
    select
        year(stated_first) as said_in,
        stance_kind,
        figure_id
    where dossier = $dossier and stated_first is not null
)

pivot said
on stance_kind in ('decides', 'own', 'opposed', 'outside', 'estimate', 'count', 'report')
using count(figure_id)
group by said_in
order by said_in desc
