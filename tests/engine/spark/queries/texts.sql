-- with: {"needle": "équipe", "backslash": "a\\"}
select
    measure,
    count(*) as figures,
    count(*) filter (note like $backslash::varchar || '%') as with_backslash,
    count(*) filter (wording like '100\%') as with_escape,
    count(*) filter (regexp_matches(wording, '[0-9]')) as with_digits,
    max(regexp_extract(wording, '([0-9]+)', 1)) as digits,
    max(regexp_replace(wording, ' +', '_', 'g')) as joined,
    min(strftime(as_of_first, '%Y-%m-%d')) as first_seen,
    max(upper(left(scope, 3)) || '/' || lower(stance)) as labels,
    max(concat(scope, ':', period)) as concatenated,
    max(concat_ws(', ', scope, null, period)) as joined_scope,
    max(split_part(figure_id, '-', 2)) as part,
    max(length(wording)) as letters,
    max(strpos(wording, 'i')) as place
from partitioned_figures
where note ilike '%' || $needle::varchar || '%' or note is null or starts_with(note, 'a')
group by measure
order by figures desc, measure
