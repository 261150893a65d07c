-- question: What was the latest count, one by one, when somebody put a number on the same?
-- about: ASOF JOIN finds the last row before a date. A count is a floor, so a higher claim does not contradict it.
-- rows: one per claim or estimate that follows a count of the same, by subject and measure, oldest first
-- params: dossier
-- columns: subject_name, measure_label, as_of, speaker, wording, at_least, at_most, counted, counted_on, above_at_least, above_at_most, flags, figure_id, count_figure_id
with said as (
    from statements  -- no select: all columns
    where
        dossier = $dossier
        and scope is null  -- the whole, no part of it
),

counts as (
    from said
    where stance_kind = 'count'
)

select
    said.subject_name,
    said.measure_label,
    said.as_of,
    said.speaker,
    said.wording,
    said.at_least,
    said.at_most,
    counts.at_least as counted,
    counts.as_of as counted_on,
    said.at_least - counts.at_most as above_at_least,  -- a gap between two speakers, never a mean of them
    said.at_most - counts.at_least as above_at_most,
    array_to_string(said.flags, ', ') as flags,
    said.figure_id,
    counts.figure_id as count_figure_id
from said
asof inner join counts
    on
        said.subject = counts.subject
        and said.measure = counts.measure
        and said.period = counts.period
        and said.as_of_last >= counts.as_of_last
where said.stance_kind <> 'count'
order by said.subject_name, said.measure_label, said.as_of_last, said.figure_id
