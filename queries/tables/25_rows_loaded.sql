-- How many rows each file gave, to be held against the count that the intake made.

create view rows_loaded as
with loaded as (
    select file from staged_figures
    union all
    select file from staged_speakers
    union all
    select file from staged_publications
    union all
    select file from staged_measures
    union all
    select file from staged_derivations
    union all
    select file from staged_terms
    union all
    select file from staged_events
)

select
    file,
    count(*) as count_rows
from loaded
group by all;
