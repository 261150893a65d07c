-- question: What columns has each table, and what do they mean?
-- rows: one per table and column, in the order of the tables
-- params: none
-- columns: table_name, position, column_name, type, meaning
with

columns as (
    select
        table_name,
        column_index as position,
        column_name,
        data_type as type,
        comment
    from duckdb_columns()
    where
        database_name = current_database()
        and not internal
        -- Other views are over files, which readers' queries cannot open.
        and (
            table_name in ('statements', 'yours')
            or table_name in (select tables.table_name from duckdb_tables() as tables)
        )
),

-- A name means the same wherever it stands, unless its table says otherwise; these say it first.
homes as (
    select
        unnest(['figures', 'publications', 'measures', 'speakers', 'derivations', 'dossiers', 'derivation_results'])
            as table_name,
        unnest(range(7)) as place
),

told as (
    select
        columns.table_name,
        columns.column_name,
        coalesce(columns.comment, codebook.meaning) as meaning
    from columns
    left join codebook on columns.table_name = codebook.table_name and columns.column_name = codebook.field
),

told_at_home as (
    select
        told.column_name,
        arg_min(told.meaning, homes.place) as meaning
    from told
    inner join homes using (table_name)
    where told.meaning is not null
    group by told.column_name
)

select
    columns.table_name,
    columns.position::bigint as position,
    columns.column_name,
    columns.type,
    coalesce(told.meaning, told_at_home.meaning) as meaning
from columns
left join told using (table_name, column_name)
left join told_at_home using (column_name)
order by columns.table_name, columns.position
