-- rule: A published error names the figure that corrects it, which is no error itself; nothing else is corrected.
-- severity: error
-- mend: Fill corrected_by with the right figure, and noted_on where that was known later; or flag the row as error_in_print.
-- columns: file, row, column_name, value, message
with corrections as (
    select
        figure.*,
        case
            when figure.is_error and figure.corrected_by is null
                then 'The row is a published error, but no right figure is named.'
            when figure.corrected_by = figure.figure_id then 'The row corrects itself.'
            when figure.corrected_by is not null and not figure.is_error
                then 'A right figure is named, but the row is not flagged as a published error.'
            when correct.is_error then 'That figure is a published error, too.'
            when correct.known_on > figure.known_on
                then
                    'That figure was known only on ' || correct.known_on
                    || ': noted_on says from when the row can be called an error.'
        end as message
    from figure_rows as figure
    left join figure_rows as correct
        on
            figure.dossier = correct.dossier
            and figure.corrected_by = correct.figure_id
)

select
    file,
    row,
    'corrected_by' as column_name,
    corrected_by as value,
    message
from corrections
where message is not null
order by file, row
