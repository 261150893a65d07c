-- question: What values does each column of a table hold, for example?
-- about: It takes a table by its name, which the workbench does not; there, summarize statements tells much the same.
-- rows: one per column that holds short values, by name
-- params: table_name
-- columns: column_name, examples, count_values, few_values
-- Of a very large table, a sample tells it. Views of the engine itself tell of its settings and files: they have no rows.
with

sampled as (
    select columns(*)::varchar
    from query_table(coalesce($table_name::varchar, 'statements'))
    where
        coalesce($table_name::varchar, 'statements') in (
            select table_name
            from duckdb_tables()
            where not internal
            union all
            select view_name
            from duckdb_views()
            where not internal
        )
    using sample 10000 rows (reservoir, 1)
),

counted as (
    select
        column_name,
        value,
        count(*) as count_rows
    from (unpivot sampled on columns(*) into name column_name value value)
    group by all
)

select
    column_name,
    list(value order by count_rows desc, value) filter (length(value) between 1 and 40 and value <> '[]')[:3]
        as examples,
    count(*) as count_values,
    case when count(*) <= 40 then list(value order by value) filter (length(value) between 1 and 80) end as few_values
from counted
group by column_name
having examples is not null
order by column_name
