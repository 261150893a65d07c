-- question: Who gives exact numbers, and who says “about”, “more than” or “up to”?
-- about: COUNT with FILTER counts several things in one pass. The hedge is part of the statement, so it is counted, not smoothed.
-- rows: one per kind of speaker and stance, most statements first
-- params: dossier
-- columns: speaker_kind, stance, count_statements, exact, about, floors, ceilings, ranges, examples
select
    speaker_kind,
    stance,
    count(*) as count_statements,
    count(*) filter (rule = 'exact') as exact,
    count(*) filter (rule in ('about', 'rounded', 'almost', 'just_over')) as about,
    count(*) filter (at_most is null) as floors,
    count(*) filter (at_least is null) as ceilings,
    count(*) filter (rule in ('range', 'order_of_magnitude')) as ranges,
    list(wording order by figure_id)[1:3] as examples  -- lists count from 1
from statements
where dossier = $dossier
group by all  -- by every column that is not an aggregate
order by count_statements desc, speaker_kind, stance
