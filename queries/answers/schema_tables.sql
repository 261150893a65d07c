-- question: Which tables may a reader query, and what does each hold?
-- rows: one per table, those that most questions start from first
-- params: none
-- columns: table_name, meaning, count_rows, count_columns
-- Views over files are left out: readers' queries cannot open files.
with tables as (
    select
        table_name,
        comment as meaning,
        estimated_size::bigint as count_rows,
        column_count::bigint as count_columns
    from duckdb_tables()
    where database_name = current_database() and not internal and not temporary
    union all
    select
        view_name as table_name,
        comment as meaning,
        if(view_name = 'yours', (select count(*) from yours), (select count(*) from statements)) as count_rows,
        column_count::bigint as count_columns
    from duckdb_views()
    where database_name = current_database() and view_name in ('statements', 'yours')
)

select
    table_name,
    meaning,
    count_rows,
    count_columns
from tables
order by
    coalesce(
        list_position(
            [
                'statements', 'figures', 'yours', 'speakers', 'publications', 'measures', 'events', 'derivations',
                'terms',
                'derivation_results', 'comparisons', 'definitions_compared', 'wording_rules', 'codebook', 'dossiers',
                'releases', 'changes'
            ],
            table_name
        ),
        100
    ),
    table_name
