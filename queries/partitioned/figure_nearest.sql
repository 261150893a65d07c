-- question: Which figures have an id that is most like a given one?
-- rows: five at most, those of other dossiers with exactly that id first
-- params: dossier, figure_id
-- columns: dossier, figure_id, wording, measure_label, speaker
-- engine: duckdb
-- So many names are in order already: the next ones are those that stand beside it.
with

after as (
    select figure_id
    from partitioned_names
    where dossier = $dossier and figure_id >= $figure_id
    order by figure_id
    limit 3
),

before as (
    select figure_id
    from partitioned_names
    where dossier = $dossier and figure_id < $figure_id
    order by figure_id desc
    limit 3
),

nearest as (
    select figure_id
    from (
        from after
        union all
        from before
    ) as beside
    order by jaro_winkler_similarity(figure_id, $figure_id) desc, figure_id
    limit 5
)

select
    dossier,
    figure_id,
    wording,
    measure_label,
    speaker
from statements_named($dossier, (select list(figure_id) from nearest))
order by figure_id <> $figure_id, jaro_winkler_similarity(figure_id, $figure_id) desc, figure_id
limit 5
