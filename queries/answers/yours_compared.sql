-- question: Where are figures of yours stated elsewhere for the same time, and by how much do the two differ?
-- rows: one per figure of yours and other publication, those that differ first; none where you brought no figures
-- params: dossier
-- columns: figure_id, subject, subject_name, measure, measure_label, scope?, period?, as_of, as_of_first, wording, at_least?, at_most?, speaker, outlet, other_figure_id, other_wording, other_at_least?, other_at_most?, other_speaker, other_outlet, difference_at_least?, difference_at_most?, is_same
-- partitions: a reader's own figures never stand beside figures in partitions
-- The difference is that of the two ranges: the other taken from yours. Of two files of yours, each pair stands once.
with

-- The same are numbers of which no stated bound differs: “about 2,800” and 2,800, “more than 2,800” and 2,800.
-- Only these columns: pairs of whole rows would need ten times the memory.
others as (
    select
        figure_id,
        subject,
        subject_name,
        measure,
        measure_label,
        scope,
        period,
        as_of,
        as_of_first,
        as_of_last,
        wording,
        low,
        high,
        at_least,
        at_most,
        speaker,
        outlet,
        publication_id
    from figures
    where dossier = $dossier and is_statement(repeats, is_error)
),

pairs as (
    select
        mine,
        other,
        coalesce(mine.low = other.low, true)
        and coalesce(mine.high = other.high, true)
        and coalesce(mine.low = other.low, mine.high = other.high, false) as is_same,
        interval_subtract(
            interval_of(mine.at_least, mine.at_most), interval_of(other.at_least, other.at_most)
        ) as difference
    from others as mine
    inner join others as other
        on
            mine.subject = other.subject
            and mine.measure = other.measure
            and mine.scope is not distinct from other.scope
            and mine.period is not distinct from other.period
            and mine.as_of_first = other.as_of_first
            and mine.as_of_last = other.as_of_last
            and mine.publication_id <> other.publication_id
    where
        mine.figure_id in (select yours.figure_id from yours)
        and (mine.figure_id < other.figure_id or other.figure_id not in (select yours.figure_id from yours))
)

select
    mine.figure_id as figure_id,
    mine.subject as subject,
    mine.subject_name as subject_name,
    mine.measure as measure,
    mine.measure_label as measure_label,
    mine.scope as scope,
    mine.period as period,
    mine.as_of as as_of,
    mine.as_of_first as as_of_first,
    mine.wording as wording,
    mine.at_least as at_least,
    mine.at_most as at_most,
    mine.speaker as speaker,
    mine.outlet as outlet,
    other.figure_id as other_figure_id,
    other.wording as other_wording,
    other.at_least as other_at_least,
    other.at_most as other_at_most,
    other.speaker as other_speaker,
    other.outlet as other_outlet,
    difference['at_least'] as difference_at_least,
    difference['at_most'] as difference_at_most,
    is_same
from pairs
order by is_same, as_of_first, figure_id, other_figure_id
