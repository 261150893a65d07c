-- question: What was the latest count by name when somebody put a number on the dead?
-- about: ASOF JOIN finds the last row before a date. A count by name is a floor, so a higher claim does not contradict it.
-- rows: one per claim or estimate of the dead that follows a count, oldest first
-- params: dossier
-- columns: as_of, speaker, wording, at_least, at_most, counted, counted_on, above_at_least, above_at_most, flags, figure_id, count_figure_id
with dead as (
    from statements  -- no select: all columns
    where
        dossier = $dossier
        and (subject, measure, period) = ('RUS', 'killed', 'cumulative')
        and scope is null  -- the whole count, no part of it
),

counts as (
    from dead
    where stance = 'confirmed_count'
)

select
    dead.as_of,
    dead.speaker,
    dead.wording,
    dead.at_least,
    dead.at_most,
    counts.at_least as counted,
    counts.as_of as counted_on,
    dead.at_least - counts.at_most as above_at_least,  -- a gap between two speakers, never a mean of them
    dead.at_most - counts.at_least as above_at_most,
    array_to_string(dead.flags, ', ') as flags,
    dead.figure_id,
    counts.figure_id as count_figure_id
from dead
asof inner join counts on dead.as_of_last >= counts.as_of_last
where dead.stance <> 'confirmed_count'
order by dead.as_of_last, dead.figure_id
