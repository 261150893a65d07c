-- rule: No two rows hold the same number of one speaker, for the same day, in one publication.
-- severity: error
-- mend: Delete one of the two. If both are printed, let the later one repeat the earlier.
-- columns: file, row, column_name, value, message
with twins as (
    select
        *,
        first_value(figure_id) over same as first_figure_id,
        row_number() over same as occurrence
    from figure_rows
    where repeats is null and coalesce(low, high) is not null
    window same as (
        partition by dossier, speaker_id, publication_id, subject, measure, scope, period, as_of, low, high
        order by row, figure_id
    )
)

select
    file,
    row,
    'figure_id' as column_name,
    figure_id as value,
    'It is a twin of ' || first_figure_id || '.' as message
from twins
where
    occurrence > 1
    -- Of a row that stands twice with its id, ids_are_unique speaks.
    and figure_id <> first_figure_id
order by file, row
