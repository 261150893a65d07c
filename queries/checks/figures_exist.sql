-- rule: A figure or a subject that is named anywhere stands among the figures.
-- severity: error
-- mend: Correct the id, or add the row that it should name.
-- stops: build
-- columns: file, row, column_name, value, message
with known as (
    select
        dossier,
        'figures' as known_table,
        figure_id as value
    from figure_rows
    union all
    select
        dossier,
        'subjects' as known_table,
        subject as value
    from figure_rows
    union all
    select
        dossier,
        'subjects' as known_table,
        subject as value
    from staged_figure_counts
),

used as (
    select
        dossier,
        file,
        row,
        field as column_name,
        value,
        'figures' as known_table
    from cells
    where
        concat(table_name, '.', field) in (
            'figures.repeats', 'figures.corrected_by', 'derivations.expects_figure_id', 'terms.figure_id'
        )
    union all
    select
        dossier,
        file,
        null as row,
        'subject' as column_name,
        subject as value,
        'subjects' as known_table
    from staged_dossiers
)

select
    used.file,
    used.row,
    used.column_name,
    used.value,
    if(
        used.known_table = 'subjects', 'No figure has this subject.', 'There is no such row in figures.'
    ) as message
from used
anti join known using (dossier, known_table, value)
where used.value is not null
order by used.file, used.row
