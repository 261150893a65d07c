-- Every value of every table as one row, for the rules that hold values against the codebook.

create view cells as
select
    'figures' as table_name,
    dossier,
    file,
    row,
    field,
    value
from staged_figures unpivot include nulls (value for field in (columns(* exclude (dossier, file, row))))
union all
select
    'speakers' as table_name,
    dossier,
    file,
    row,
    field,
    value
from staged_speakers unpivot include nulls (value for field in (columns(* exclude (dossier, file, row))))
union all
select
    'publications' as table_name,
    dossier,
    file,
    row,
    field,
    value
from staged_publications unpivot include nulls (value for field in (columns(* exclude (dossier, file, row))))
union all
select
    'measures' as table_name,
    dossier,
    file,
    row,
    field,
    value
from staged_measures unpivot include nulls (value for field in (columns(* exclude (dossier, file, row))))
union all
select
    'derivations' as table_name,
    dossier,
    file,
    row,
    field,
    value
from staged_derivations unpivot include nulls (value for field in (columns(* exclude (dossier, file, row))))
union all
select
    'terms' as table_name,
    dossier,
    file,
    row,
    field,
    value
from staged_terms unpivot include nulls (value for field in (columns(* exclude (dossier, file, row))))
union all
select
    'events' as table_name,
    dossier,
    file,
    row,
    field,
    value
from staged_events unpivot include nulls (value for field in (columns(* exclude (dossier, file, row))));
