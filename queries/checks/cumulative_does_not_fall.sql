-- rule: A running total by one speaker does not fall, unless the row is flagged.
-- severity: error
-- mend: Look both up again; if the speaker did lower it, flag the row as cumulative_fall, revised, definition_changed or series_break.
-- columns: file, row, column_name, value, message
with stated as (
    select
        *,
        list_has_any(flags, ['cumulative_fall', 'series_break', 'definition_changed', 'revised']) as is_new_start
    from figure_rows
    where
        period = 'cumulative'
        and repeats is null
        and not is_error
        and not list_has_any(flags, ['stale', 'label_disputed', 'misprint', 'digits_disputed'])
),

stretches as (
    select
        *,
        count_if(is_new_start) over (
            partition by dossier, speaker_id, subject, measure, scope
            order by as_of_last, known_on, figure_id
        ) as stretch
    from stated
),

compared as (
    select
        *,
        max(at_least) over earlier as earlier_at_least,
        arg_max(figure_id, at_least) over earlier as earlier_figure_id
    from stretches
    window earlier as (
        partition by dossier, speaker_id, subject, measure, scope, stretch
        order by as_of_last, known_on, figure_id
        rows between unbounded preceding and 1 preceding
    )
)

select
    file,
    row,
    'high' as column_name,
    at_most as value,
    'It is below the ' || earlier_at_least || ' of ' || earlier_figure_id || '.' as message
from compared
where at_most < earlier_at_least
order by file, row
