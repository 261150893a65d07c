-- replaces: statements
-- by: errors in print and figures whose label is disputed, and what corrects them
-- engine: duckdb
-- Only subjects and measures are looked at that have such figures, as the rollup knows.
with

groups as materialized (
    select distinct
        figure_counts.subject,
        figure_counts.measure
    from figure_counts
    inner join measures using (dossier, measure)
    where
        figure_counts.dossier = $dossier
        and (figure_counts.count_errors > 0 or figure_counts.count_labels_disputed > 0)
        and is_chosen($family::varchar, measures.family)
),

printed as (
    select
        figure_id,
        corrected_by
    from partitioned_figures
    where
        dossier = $dossier
        and subject in (select subject from groups)
        and measure in (select measure from groups)
        and (is_error or list_contains(flags, 'label_disputed'))
)

select *
from statements_named(
    $dossier,
    (select list(distinct named) from (select unnest([figure_id, corrected_by]) as named from printed) as pairs)
)
