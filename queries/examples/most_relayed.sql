-- question: Which statement was carried by the most outlets, and in which wordings?
-- about: Ten outlets that carry one statement are one source. The column origin_id ties relays to the statement they repeat.
-- rows: one per statement that several outlets carried, most outlets first
-- params: dossier
-- columns: speaker, count_outlets, outlets, wordings, at_least, at_most, figure_id
select
    -- arg_min gives the value of the row where the second argument is smallest: here of the origin, not of a relay.
    arg_min(speaker, repeats is not null) as speaker,
    count(distinct outlet) as count_outlets,
    list(distinct outlet order by outlet) as outlets,  -- a value can be a list
    list(distinct wording order by wording) as wordings,
    arg_min_null(at_least, repeats is not null) as at_least,  -- _null keeps an open bound open
    arg_min_null(at_most, repeats is not null) as at_most,
    origin_id as figure_id
from figures  -- relays stand here, and not in statements
where dossier = $dossier
group by origin_id
having count_outlets > 1
order by count_outlets desc, figure_id
