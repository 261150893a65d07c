-- question: What is the latest number that each speaker has given for one measure?
-- about: Start here. One row per statement, ranges as the words allow them, and QUALIFY to keep the latest of each speaker.
-- rows: one per speaker, definition and period, or several whose dates overlap, the highest numbers first
-- params: dossier, subject, measure
-- columns: speaker, wording, at_least, at_most, as_of, scope, period, flags, figure_id
select
    speaker,  -- one row per statement; numbers of two speakers are never averaged
    wording,  -- as printed; at_least and at_most are what these words allow
    at_least,
    at_most,  -- empty: open above, as in "more than 46,000"
    as_of,
    scope,
    period,
    array_to_string(flags, ', ') as flags,  -- what to know before using the number
    figure_id  -- carry it along: results then list their sources
from statements  -- without relays and errors in print, which the table figures holds, too
where
    dossier = $dossier
    and (subject, measure) = (
        -- $name is asked of the reader; left empty, it is that of which most is said.
        select (coalesce($subject::varchar, subject), coalesce($measure::varchar, measure))
        from figures
        where dossier = $dossier
        group by subject, measure
        order by count(*) desc, subject, measure
        limit 1
    )
-- QUALIFY is to window functions what HAVING is to groups. Another scope or period is another definition.
-- Dates that overlap, such as a month and a day in it, have no order: then several statements stay.
qualify as_of_last >= max(as_of_first) over (partition by speaker_id, scope, period)
order by at_least desc nulls last, speaker, figure_id
