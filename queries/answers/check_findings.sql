-- question: What did the rules find in the data?
-- rows: one per finding, broken rules first, then by rule, file and row
-- params: dossier, rule, q
-- columns: rule, severity, file, row, column_name, value, message, mend, figure_id, wording, speaker
-- partitions: of a figure in partitions, a finding tells file and row alone
with

found as (
    select
        results.*,
        -- A sum that does not balance is a row of derivations: it leads to the figure that the sum should equal.
        coalesce(results.figure_id, figures.figure_id) as about_figure_id
    from findings($dossier) as results
    left join figures
        on
            results.dossier = figures.dossier
            and results.column_name = 'expects_figure_id'
            and results.value = figures.figure_id
)

select
    found.rule,
    found.severity,
    found.file,
    found.row,
    found.column_name,
    found.value,
    found.message,
    found.mend,
    found.about_figure_id as figure_id,
    figures.wording,
    figures.speaker
from found
left join figures
    on
        found.dossier = figures.dossier
        and found.about_figure_id = figures.figure_id
where
    ($rule::varchar[] is null or list_contains($rule::varchar[], found.rule))
    and (
        $q::varchar is null
        or contains(
            lower(
                concat_ws(
                    ' ',
                    found.rule,
                    found.file,
                    found.value,
                    found.message,
                    found.about_figure_id,
                    figures.wording,
                    figures.speaker
                )
            ),
            lower($q::varchar)
        )
    )
order by
    found.severity <> 'error',
    found.rule,
    found.file,
    found.row,
    found.column_name,
    found.message
