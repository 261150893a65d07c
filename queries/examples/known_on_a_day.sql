-- question: What could a reader have known about one measure on a given day?
-- about: Time travel. A number counts from the day on which it was said and published, whatever day it speaks of.
-- rows: one per statement known by then, the newest first
-- params: dossier, measure, known_on
-- columns: known_on, speaker, wording, at_least, at_most, as_of, days_old, flags, figure_id
-- as_of is when a number was true; known_on is when it could be known. Mixing them up is a common mistake.
select
    known_on,
    speaker,
    wording,
    at_least,
    at_most,
    as_of,
    known_on - as_of_last as days_old,  -- two dates subtracted give days
    array_to_string(flags, ', ') as flags,
    figure_id
from statements
where
    dossier = $dossier
    and (subject, measure) = (
        -- $name is asked of the reader; left empty, it is that of which most is said.
        select (subject, coalesce($measure::varchar, measure))
        from figures
        where dossier = $dossier
        group by subject, measure
        order by count(*) desc, subject, measure
        limit 1
    )
    and ($known_on::date is null or known_on <= $known_on::date)
order by known_on desc, figure_id
