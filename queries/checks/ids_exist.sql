-- rule: An id that one table uses stands in the table that it belongs to.
-- severity: error
-- mend: Correct the id, or add the row that it should name.
-- stops: build
-- needs: one value
-- columns: file, row, column_name, value, message
-- Ids of figures are the matter of figures_exist.
with known as (
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
        field as column_name,
        value,
        case concat(table_name, '.', field)
            when 'figures.measure' then 'measures'
            when 'figures.speaker_id' then 'speakers'
            when 'figures.publication_id' then 'publications'
            when 'measures.part_of' then 'measures'
            when 'terms.derivation_id' then 'derivations'
            when 'events.publication_id' then 'publications'
        end as known_table
    from cells
    where field in ('measure', 'speaker_id', 'publication_id', 'part_of', 'derivation_id')
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
    'There is no such row in ' || used.known_table || '.' as message
from used
anti join known using (dossier, known_table, value)
where used.value is not null and used.known_table is not null
order by used.file, used.row
