-- question: What do the words mean that stances, tiers, kinds and flags are told in, and how many rows bear each?
-- rows: one per column and word, in the order of the codebook
-- params: dossier, table_name, column_name
-- columns: table_name, column_name, word, meaning, count_rows
with

words as (
    select
        table_name,
        position,
        field as column_name,
        unnest(map_keys(words)) as word,
        unnest(map_values(words)) as meaning,
        generate_subscripts(map_keys(words), 1) as place
    from codebook
    where
        words is not null
        and ($table_name::varchar is null or table_name = $table_name::varchar)
        and ($column_name::varchar is null or field = $column_name::varchar)
),

borne_by_others as (
    select
        'speakers' as table_name,
        'kind' as column_name,
        kind as word
    from speakers
    where dossier = $dossier
    union all
    select
        'publications' as table_name,
        'tier' as column_name,
        tier as word
    from publications
    where dossier = $dossier
    union all
    select
        'measures' as table_name,
        unnest(['counts', 'kind', 'family']) as column_name,
        unnest([counts, kind, family]) as word
    from measures
    where dossier = $dossier
    union all
    select
        'terms' as table_name,
        'sign' as column_name,
        cast(sign as varchar) as word
    from terms
    where dossier = $dossier
),

counted as (
    select
        'figures' as table_name,
        column_name,
        word,
        count_rows
    from words_counted($dossier)
    union all
    select
        table_name,
        column_name,
        word,
        count(*) as count_rows
    from borne_by_others
    group by all
)

select
    words.table_name,
    words.column_name,
    words.word,
    words.meaning,
    coalesce(counted.count_rows, 0) as count_rows
from words
left join counted using (table_name, column_name, word)
order by words.table_name, words.position, words.place
