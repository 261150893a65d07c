-- What is counted.

create table measure_rows as
select * replace (coalesce(number, 'integer') as number)
from staged_measures;
