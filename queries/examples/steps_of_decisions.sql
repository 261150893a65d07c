-- question: By how much did each decision change a level?
-- about: LAG looks one row back within a window. A level that somebody decided holds from the day it takes force.
-- rows: one per decision, oldest first
-- params: dossier, measure
-- columns: effective_from, wording, at_least, at_most, change_at_least, change_at_most, days_since, speaker, figure_id
-- was: steps_of_decrees
with decided as (
    from statements
    where
        dossier = $dossier
        and stance_kind = 'decides'
        and effective_first is not null
),

usual as (
    select
        measure as usual_measure,
        count(*) as count_decisions
    from decided
    group by measure
    order by count_decisions desc, usual_measure
    limit 1
)

select
    effective_from,
    wording,
    at_least,
    at_most,
    -- The difference of two ranges is a range: lowest less highest, highest less lowest.
    at_least - lag(at_most) over steps as change_at_least,
    at_most - lag(at_least) over steps as change_at_most,
    effective_first - lag(effective_first) over steps as days_since,
    speaker,
    figure_id
from decided
cross join usual
where measure = coalesce($measure::varchar, usual_measure)
-- Other scopes, such as prices of another year, are other levels.
window steps as (partition by subject, scope order by effective_first, figure_id)
order by effective_first, figure_id
