-- rule: A value has the form that the codebook gives for its column.
-- severity: error
-- mend: Write it like the example.
-- needs: one value
-- columns: file, row, column_name, value, message
-- A pattern is compiled for each comparison: a thousand values are held against it at once, and each only where one is wrong.
with parts as (
    select
        table_name,
        file,
        field,
        row // 1000 as part,
        string_agg(value, chr(10)) as lines,
        bool_or(contains(value, chr(10))) as has_more_lines
    from cells
    where
        field <> 'url'
        and field in (
            select codebook.field
            from codebook
            where codebook.pattern is not null
        )
    group by all
),

doubtful as (
    select
        parts.table_name,
        parts.file,
        parts.field,
        parts.part,
        codebook.pattern,
        codebook.good_example,
        codebook.position as field_position
    from parts
    inner join codebook using (table_name, field)
    where
        codebook.pattern is not null
        and (
            parts.has_more_lines
            or contains(codebook.pattern, '[^')
            or not regexp_full_match(
                parts.lines, format('(?m:{0})(\n(?m:{0}))*', codebook.pattern)
            )
        )
)

select
    cells.file,
    cells.row,
    cells.field as column_name,
    cells.value,
    'The form should be as in ' || doubtful.good_example || '.' as message
from cells
inner join doubtful
    on
        cells.table_name = doubtful.table_name
        and cells.file = doubtful.file
        and cells.field = doubtful.field
        and cells.row // 1000 = doubtful.part
where
    not regexp_full_match(cells.value, doubtful.pattern)
    -- What is no date at all, dates_parse says.
    and (
        first_day_of(cells.value) is not null
        or cells.field not in (
            'as_of', 'effective_from', 'stated_on', 'public_on', 'noted_on', 'published_on', 'happened_on'
        )
    )
order by cells.file, cells.row, doubtful.field_position
