-- Publications with the first and the last day that published_on can mean.

create table publication_rows as
select
    *,
    first_day_of(published_on) as published_first,
    last_day_of(published_on) as published_last
from staged_publications;
