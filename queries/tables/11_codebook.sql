-- The codebook: what every column means, and the words that a column may hold, from the table schemas.
-- reads: schema/*.json

create table if not exists codebook (
    table_name varchar,
    position bigint,
    field varchar,
    type varchar,
    is_required boolean,
    is_unique boolean,
    meaning varchar,
    good_example varchar,
    bad_example varchar,
    bad_reason varchar,
    enum varchar[],
    pattern varchar,
    minimum varchar,
    maximum varchar,
    max_length bigint,
    words map (varchar, varchar)
);

insert into codebook by name
with schemas as (
    select fields
    from read_json(
        getvariable('path'),
        columns = {
            fields: 'struct(
                name varchar, type varchar, description varchar,
                goodExample varchar, badExample varchar, badReason varchar, enumMeanings map(varchar, varchar),
                constraints struct(
                    required boolean, "unique" boolean, "enum" varchar[], pattern varchar,
                    minimum varchar, maximum varchar, maxLength bigint
                )
            )[]'
        }
    )
),

numbered as (
    select
        unnest(fields) as field,
        generate_subscripts(fields, 1) as position
    from schemas
)

select
    getvariable('table_name') as table_name,
    position,
    field.name as field,
    field.type as type,
    coalesce(field.constraints.required, false) as is_required,
    coalesce(field.constraints."unique", false) as is_unique,
    field.description as meaning,
    field.goodexample as good_example,
    field.badexample as bad_example,
    field.badreason as bad_reason,
    field.constraints.enum as enum,
    field.constraints.pattern as pattern,
    field.constraints.minimum as minimum,
    field.constraints.maximum as maximum,
    field.constraints.maxlength as max_length,
    field.enummeanings as words
from numbered;
