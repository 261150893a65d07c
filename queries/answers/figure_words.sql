-- question: What do the words mean that describe a figure: its stance, flags, kind, period and the tier of its publication?
-- rows: one per word, as the codebook explains it
-- params: dossier, figure_id
-- columns: field, word, label, meaning
-- files: figure_id
with

described as (
    select
        unnest([
            struct_pack(field := 'stance', word := stance),
            struct_pack(field := 'tier', word := tier),
            struct_pack(field := 'counts', word := counts),
            struct_pack(field := 'kind', word := kind),
            struct_pack(field := 'period', word := period)
        ], recursive := true)
    from figures_named($dossier, [$figure_id])
    union all
    select
        'flags' as field,
        unnest(flags) as word
    from figures_named($dossier, [$figure_id])
)

select
    described.field,
    described.word,
    words.label,
    words.meaning
from described
inner join words
    on
        words.dossier = $dossier
        and described.field = words.column_name
        and described.word = words.word
        and words.table_name <> 'speakers'
order by described.field, described.word
