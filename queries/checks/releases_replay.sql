-- rule: The releases of a dossier can be replayed, and make the states whose digests they name.
-- severity: error
-- stops: nothing
-- mend: Restore the folder releases/ as it was committed. The data as they are now are not touched by it.
-- columns: file, row, column_name, value, message
select
    problem.file,
    problem.row,
    null::varchar as column_name,
    null::varchar as value,
    problem.message
from (
    select unnest(problems) as problem
    from standings
) as found
order by problem.file, problem.row
