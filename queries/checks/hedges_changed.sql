-- rule: A relay that tells the same number with another hedge than its origin is pointed out.
-- severity: flag
-- mend: Nothing to mend if both are as printed: the origin is nearer to what was said.
-- columns: file, row, column_name, value, message
select
    relay.file,
    relay.row,
    'wording' as column_name,
    relay.wording as value,
    'The origin says ' || origin.wording || ' (' || origin.figure_id || ').' as message
from figure_rows as relay
inner join figure_rows as origin
    on
        relay.dossier = origin.dossier
        and relay.repeats = origin.figure_id
where
    coalesce(relay.low, relay.high) = coalesce(origin.low, origin.high)
    and relay.rule <> origin.rule
    and not list_has_any([relay.rule, origin.rule], ['range', 'as_stated'])
    and not list_has_all(['exact', 'rounded'], [relay.rule, origin.rule])
order by relay.file, relay.row
