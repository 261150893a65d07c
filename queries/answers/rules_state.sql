-- question: Which rules hold, and which point something out?
-- rows: one per rule asked for, by default broken ones first; without a list, one per rule that found something
-- params: dossier, rule, sort
-- columns: rule, state, count_findings
with

found as (
    select
        rule,
        any_value(severity) as severity,
        count(*) as count_findings
    from findings($dossier)
    group by rule
),

asked as (
    select unnest($rule::varchar[]) as rule
    union
    select rule
    from found
    where $rule::varchar[] is null
),

held as (
    select
        asked.rule,
        coalesce(found.count_findings, 0) as count_findings,
        case found.severity
            when 'error' then 'broken'
            when 'flag' then 'flagged'
            else 'holds'
        end as state
    from asked
    left join found using (rule)
)

select
    rule,
    state,
    count_findings
from held
order by
    if($sort::varchar = 'rule', rule, null),
    if($sort::varchar = '-rule', rule, null) desc,
    if($sort::varchar = 'count_findings', count_findings, null),
    if($sort::varchar = '-count_findings', count_findings, null) desc,
    list_position(['broken', 'flagged', 'holds'], state),
    rule
