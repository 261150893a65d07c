-- question: What should a reader know before using a figure, and for how many figures does it hold?
-- about: A column may hold a list: UNNEST makes a row of each member. What the words mean stands in the codebook, as a map.
-- rows: one per flag, the most frequent first
-- params: dossier
-- columns: flag, meaning, count_figures, figure_ids
with flagged as (
    select
        unnest(flags) as flag,  -- a figure with two flags gives two rows
        figure_id
    from figures
    where dossier = $dossier
)

select
    flagged.flag,
    any_value(codebook.words[flagged.flag]) as meaning,  -- map[key] looks a word up
    count(*) as count_figures,
    list(flagged.figure_id order by flagged.figure_id) as figure_ids
from flagged
inner join codebook on codebook.table_name = 'figures' and codebook.field = 'flags'
group by flagged.flag
order by count_figures desc, flagged.flag
