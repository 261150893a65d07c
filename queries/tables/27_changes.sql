-- The data's own history: each release, and each cell that changed; what no release holds yet comes without one.

-- How each dossier stands to its releases, as the builder found it.
create table standings as
select unnest(
    from_json(
        getvariable('standings'),
        '[{
            "dossier": "VARCHAR",
            "label": "VARCHAR",
            "problems": [{"file": "VARCHAR", "row": "BIGINT", "message": "VARCHAR"}],
            "unreleased": [{
                "file": "VARCHAR", "file_row": "BIGINT", "table_name": "VARCHAR", "key": ["VARCHAR"], "change": "VARCHAR",
                "before": "MAP(VARCHAR, VARCHAR)", "after": "MAP(VARCHAR, VARCHAR)"
            }]
        }]'
    ),
    max_depth := 2
);

create table changed_rows as
with

unreleased as (
    select
        dossier,
        unnest(unreleased) as line,
        generate_subscripts(unreleased, 1) as place
    from standings
)

select
    lines.dossier,
    lines.release,
    cast(heads.released_on as date) as released_on,
    lines.change,
    lines.table_name,
    lines.key as key_values,
    lines.before,
    lines.after,
    coalesce(lines.reason, heads.note) as reason,
    lines.row as place,
    cast(null as varchar) as file,
    cast(null as bigint) as file_row
from release_lines as lines
inner join release_lines as heads
    on
        lines.dossier = heads.dossier
        and lines.file = heads.file
        and heads.row = 1
where lines.row > 1
union all
select
    dossier,
    null as release,
    null as released_on,
    line.change,
    line.table_name,
    line.key as key_values,
    line.before,
    line.after,
    null as reason,
    place,
    line.file,
    line.file_row
from unreleased;

create table releases as
with counted as (
    select
        dossier,
        release,
        count(*) filter (where change = 'added') as count_added,
        count(*) filter (where change = 'changed') as count_changed,
        count(*) filter (where change = 'withdrawn') as count_withdrawn
    from changed_rows
    group by all
)

select
    heads.dossier,
    heads.release,
    cast(heads.released_on as date) as released_on,
    heads.note,
    heads.release = min(heads.release) over (partition by heads.dossier) as is_first,
    coalesce(counted.count_added, 0) as count_added,
    coalesce(counted.count_changed, 0) as count_changed,
    coalesce(counted.count_withdrawn, 0) as count_withdrawn
from release_lines as heads
left join counted using (dossier, release)
where heads.row = 1
order by heads.dossier, heads.release;

create table changes as
with

cells_changed as (
    select
        *,
        array_to_string(key_values, ', ') as row_key,
        unnest(list_distinct(list_concat(map_keys(before), map_keys(after)))) as field
    from changed_rows
),

-- By which of its cells a reader knows a row: as it is now, or else as the log has it.
telling as (
    select
        unnest(['figures', 'speakers', 'publications', 'measures', 'derivations', 'events']) as table_name,
        unnest(['wording', 'name', 'outlet', 'label', 'title', 'title']) as field
),

labels as (
    select
        dossier,
        'figures' as table_name,
        figure_id as row_key,
        wording as label
    from staged_figures
    union all
    select
        dossier,
        'speakers' as table_name,
        speaker_id as row_key,
        name as label
    from staged_speakers
    union all
    select
        dossier,
        'publications' as table_name,
        publication_id as row_key,
        outlet as label
    from staged_publications
    union all
    select
        dossier,
        'measures' as table_name,
        measure as row_key,
        label
    from staged_measures
    union all
    select
        dossier,
        'derivations' as table_name,
        derivation_id as row_key,
        title as label
    from staged_derivations
    union all
    select
        dossier,
        'events' as table_name,
        event_id as row_key,
        title as label
    from staged_events
),

labels_now as (
    select
        dossier,
        table_name,
        row_key,
        any_value(label) as label
    from labels
    group by all
),

labels_then as (
    select
        dossier,
        release,
        place,
        any_value(coalesce(before[field], after[field])) as label
    from cells_changed
    inner join telling using (table_name, field)
    group by all
)

select
    cells_changed.dossier,
    cells_changed.release,
    cells_changed.released_on,
    cells_changed.change,
    cells_changed.table_name,
    cells_changed.row_key,
    coalesce(labels_now.label, labels_then.label, cells_changed.row_key) as label,
    if(cells_changed.table_name = 'figures', cells_changed.row_key, null) as figure_id,
    cells_changed.field as "column",
    cells_changed.before[cells_changed.field] as before,
    cells_changed.after[cells_changed.field] as after,
    cells_changed.reason,
    cells_changed.place
from cells_changed
left join codebook using (table_name, field)
left join labels_now using (dossier, table_name, row_key)
left join labels_then
    on
        cells_changed.dossier = labels_then.dossier
        and cells_changed.release is not distinct from labels_then.release
        and cells_changed.place = labels_then.place
order by
    cells_changed.dossier,
    cells_changed.release nulls last,
    cells_changed.place,
    codebook.position nulls last,
    cells_changed.field;
