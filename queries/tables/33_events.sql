-- Dated context for charts.

create table event_rows as
select
    *,
    first_day_of(happened_on) as happened_first,
    last_day_of(happened_on) as happened_last
from staged_events;
