-- question: How do words become bounds?
-- rows: one per rule of the wording reader, from the plainest to the last resort
-- params: dossier
-- columns: rule, example, meaning, count_statements
with

read_so as (
    select
        word as rule,
        count_statements
    from words_counted($dossier)
    where column_name = 'rule'
),

numbered as (
    select
        *,
        row_number() over () as place
    from wording_rules
)

select
    numbered.rule,
    numbered.example,
    numbered.meaning,
    coalesce(read_so.count_statements, 0) as count_statements
from numbered
left join read_so using (rule)
order by numbered.place
