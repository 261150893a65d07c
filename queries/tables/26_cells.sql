-- Every value of every table as one row, for the rules that hold values against the codebook.
-- noqa: disable=LT02

create or replace temp macro cells_of(name) as table
select
    name as table_name,
    dossier,
    file,
    row,
    field,
    value
from query_table('staged_' || name)
unpivot include nulls (value for field in (columns(* exclude (dossier, file, row))));

create view cells as
from cells_of('figures')
union all
from cells_of('speakers')
union all
from cells_of('publications')
union all
from cells_of('measures')
union all
from cells_of('derivations')
union all
from cells_of('terms')
union all
from cells_of('events');
