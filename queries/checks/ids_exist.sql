-- rule: An id that one table uses stands in the table that it belongs to.
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
    union all
    select
        dossier,
        'speakers' as known_table,
        speaker_id as value
    from speaker_rows
    union all
    select
        dossier,
        'publications' as known_table,
        publication_id as value
    from publication_rows
    union all
    select
        dossier,
        'measures' as known_table,
        measure as value
    from measure_rows
    union all
    select
        dossier,
        'derivations' as known_table,
        derivation_id as value
    from derivation_rows
),

used as (
    select
        dossier,
        file,
        row,
        'measure' as column_name,
        measure as value,
        'measures' as known_table
    from figure_rows
    union all
    select
        dossier,
        file,
        row,
        'speaker_id' as column_name,
        speaker_id as value,
        'speakers' as known_table
    from figure_rows
    union all
    select
        dossier,
        file,
        row,
        'publication_id' as column_name,
        publication_id as value,
        'publications' as known_table
    from figure_rows
    union all
    select
        dossier,
        file,
        row,
        'repeats' as column_name,
        repeats as value,
        'figures' as known_table
    from figure_rows
    union all
    select
        dossier,
        file,
        row,
        'corrected_by' as column_name,
        corrected_by as value,
        'figures' as known_table
    from figure_rows
    union all
    select
        dossier,
        file,
        row,
        'part_of' as column_name,
        part_of as value,
        'measures' as known_table
    from measure_rows
    union all
    select
        dossier,
        file,
        row,
        'expects_figure_id' as column_name,
        expects_figure_id as value,
        'figures' as known_table
    from derivation_rows
    union all
    select
        dossier,
        file,
        row,
        'derivation_id' as column_name,
        derivation_id as value,
        'derivations' as known_table
    from term_rows
    union all
    select
        dossier,
        file,
        row,
        'figure_id' as column_name,
        figure_id as value,
        'figures' as known_table
    from term_rows
    union all
    select
        dossier,
        file,
        row,
        'publication_id' as column_name,
        publication_id as value,
        'publications' as known_table
    from event_rows
    union all
    select
        dossier,
        file,
        null as row,
        'measure' as column_name,
        measure as value,
        'measures' as known_table
    from staged_dossiers
    union all
    select
        dossier,
        file,
        null as row,
        'subject' as column_name,
        subject as value,
        'subjects' as known_table
    from staged_dossiers
    union all
    select
        dossier,
        file,
        null as row,
        'article' as column_name,
        article as value,
        'publications' as known_table
    from staged_dossiers
)

select
    used.file,
    used.row,
    used.column_name,
    used.value,
    if(
        used.known_table = 'subjects',
        'No figure has this subject.',
        'There is no such row in ' || used.known_table || '.'
    ) as message
from used
anti join known using (dossier, known_table, value)
where used.value is not null
order by used.file, used.row
