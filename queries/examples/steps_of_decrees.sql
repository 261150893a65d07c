-- question: By how much did each decree change the authorised number?
-- about: LAG looks one row back within a window. Posts are what a decree authorises; they are not people.
-- rows: one per decree, oldest first
-- params: dossier, measure
-- columns: effective_from, wording, at_least, at_most, change_at_least, change_at_most, days_since, speaker, figure_id
select
    effective_from,
    wording,
    at_least,
    at_most,
    -- The difference of two ranges is a range: lowest less highest, highest less lowest.
    at_least - lag(at_most) over decrees as change_at_least,
    at_most - lag(at_least) over decrees as change_at_most,
    effective_first - lag(effective_first) over decrees as days_since,
    speaker,
    figure_id
from statements
where
    dossier = $dossier
    and measure = coalesce($measure::varchar, 'authorised_servicemen')
    and stance = 'official_decree'
    and effective_first is not null
window decrees as (order by effective_first, figure_id)
order by effective_first, figure_id
