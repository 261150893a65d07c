-- question: What does the codebook say about each column?
-- rows: one per table and column, in the order of the codebook
-- params: none
-- columns: table_name, column_name, meaning
select
    table_name,
    field as column_name,
    meaning
from codebook
order by
    list_position(['figures', 'speakers', 'publications', 'measures', 'derivations', 'terms', 'events'], table_name),
    position
