-- What is counted.

create table measure_rows as
select *
from staged_measures;
