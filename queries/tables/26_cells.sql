-- Every value of every table as one row, for the rules that hold values against the codebook.
-- number_kind: of figures, what their measure says that its numbers are.
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
select
    'figures' as table_name,
    *
from (
    select
        figure.*,
        measure.number as number_kind
    from staged_figures as figure
    left join (
        select
            dossier,
            measure,
            any_value(number) as number
        from staged_measures
        group by dossier, measure
    ) as measure using (dossier, measure)
) as figures
unpivot include nulls (value for field in (columns(* exclude (dossier, file, row, number_kind))))
union all by name
from cells_of('speakers')
union all by name
from cells_of('publications')
union all by name
from cells_of('measures')
union all by name
from cells_of('derivations')
union all by name
from cells_of('terms')
union all by name
from cells_of('events');
