-- replaces: statements
-- by: errors in print and figures whose label is disputed, and what corrects them
-- Only subjects and measures are looked at that have such figures, as the rollup knows.
with

groups as (
    select distinct
        dossier,
        subject,
        measure,
        speaker_id
    from figure_counts
    where
        dossier = $dossier
        and (count_errors > 0 or count_labels_disputed > 0)
        and measure in (
            select measures.measure
            from measures
            where measures.dossier = $dossier and is_chosen($family::varchar, measures.family)
        )
),

printed as (
    select partitioned_statements.*
    from partitioned_statements
    inner join groups using (dossier, subject, measure, speaker_id)
    where
        partitioned_statements.is_error
        or list_contains(partitioned_statements.flags, 'label_disputed')
)

select *
from printed
union
select *
from statements_named($dossier, (select list(corrected_by) from printed))
