-- Each distinct value of each column, for the rules that need no more than one value: most values repeat over many rows.
-- row: the place of the value in this list, by which 60_findings.sql finds it in the rows again.
-- prepares: rules
-- noqa: disable=AL03

create or replace temp table cells as
with

texts as (
    select list(distinct columns(* exclude (row, number_kind, figure_id, low, high, rounded_to)))
    from source_rows
),

numbers as (
    select
        number_kind,
        list(distinct columns(* exclude (number_kind)))
    from (
        select
            number_kind,
            low,
            high,
            rounded_to
        from source_rows
    ) as numbers_of_rows
    group by number_kind
),

numbers_as_texts as (
    select
        number_kind,
        list_transform(columns(* exclude (number_kind)), lambda stored: as_text(stored))
    from numbers
),

listed as (
    -- Each row has another.
    select
        null as number_kind,
        'figure_id' as field,
        figure_id as value
    from source_rows
    union all
    select
        null as number_kind,
        field,
        unnest(stored) as value
    from texts
    unpivot (stored for field in (columns(*)))
    union all
    select
        number_kind,
        field,
        unnest(stored) as value
    from numbers_as_texts
    unpivot (stored for field in (columns(* exclude (number_kind))))
)

select
    'figures' as table_name,
    getvariable('dossier') as dossier,
    getvariable('file') as file,
    row_number() over () as row,
    number_kind,
    field,
    value
from listed;

create or replace temp table found (
    needs varchar,
    rule varchar,
    row bigint,
    column_name varchar,
    value varchar,
    message varchar
);
