-- Ends the build where a column that a schema calls a number is still text: it would sort and add up wrongly in silence.

select
    error(
        'The column ' || columns.column_name || ' of ' || codebook.table_name || ' is a number in data/schema/'
        || codebook.table_name || '.json, but text in ' || columns.table_name
        || '. Make it a number in the file of queries/tables/ that creates ' || columns.table_name
    )
from codebook
inner join duckdb_columns() as columns
    on codebook.field = columns.column_name and rtrim(codebook.table_name, 's') || '_rows' = columns.table_name
where codebook.type in ('number', 'integer') and columns.data_type = 'VARCHAR';
