-- What the rules of queries/checks/ found that need no more than one row, or one value. Rules across rows are not run.
-- Of very many rows that break one rule, the first few stand for all, with their count.
-- writes: findings
with

texts as (
    select
        row,
        number_kind,
        as_text(columns(* exclude (row, number_kind)))
    from source_rows
),

stored as (
    from texts
    unpivot include nulls (value for field in (columns(* exclude (row, number_kind))))
),

broken_values as (
    select
        found.rule,
        found.column_name,
        found.value as shown,
        found.message,
        cells.field,
        cells.value,
        cells.number_kind
    from found
    inner join cells on found.row = cells.row
    where found.needs = 'one value'
),

broken_rows as (
    select
        rule,
        row,
        column_name,
        value,
        message
    from found
    where needs = 'one row'
    union all
    select
        broken.rule,
        stored.row,
        broken.column_name,
        broken.shown as value,
        broken.message
    from broken_values as broken
    inner join stored
        on
            broken.field = stored.field
            and broken.value is not distinct from stored.value
            and coalesce(broken.number_kind, stored.number_kind) = stored.number_kind
),

numbered as (
    select
        *,
        row_number() over (partition by rule order by row, column_name) as place,
        count(*) over (partition by rule) as count_rows
    from broken_rows
)

select
    rule,
    if(place <= 20, row, null) as row,
    if(place <= 20, column_name, null) as column_name,
    if(place <= 20, value, null) as value,
    if(place <= 20, message, format('{:,} more rows of this file break this rule.', count_rows - 20)) as message
from numbered
where place <= 21
order by rule, place
