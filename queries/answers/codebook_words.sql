-- question: What do the words mean that stances, tiers, kinds and flags are told in, and how many rows bear each?
-- rows: one per column and word, in the order of the codebook
-- params: dossier, table_name, column_name
-- columns: table_name, column_name, word, label, meaning, kind?, count_rows
with

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
    words.label,
    words.meaning,
    words.kind,
    coalesce(counted.count_rows, 0) as count_rows
from words
left join codebook on words.table_name = codebook.table_name and words.column_name = codebook.field
left join counted
    on
        words.table_name = counted.table_name
        and words.column_name = counted.column_name
        and words.word = counted.word
where
    words.dossier = $dossier
    and ($table_name::varchar is null or words.table_name = $table_name::varchar)
    and ($column_name::varchar is null or words.column_name = $column_name::varchar)
order by words.table_name, codebook.position, words.position
