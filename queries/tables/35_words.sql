-- The words that a column may hold, for each dossier: Muster's own, and the dossier's lists.
-- kind: what a stance or a kind of speaker is to code; of a period, the stretch that it sums over.

create table words as
with

lists as (
    select
        about.dossier,
        unnest([
            struct_pack(
                table_name := 'figures', column_name := 'stance', entries := coalesce(about.stances, usual.stances)
            ),
            struct_pack(
                table_name := 'figures', column_name := 'period', entries := coalesce(about.periods, usual.periods)
            ),
            struct_pack(
                table_name := 'speakers',
                column_name := 'kind',
                entries := coalesce(about.speaker_kinds, usual.speaker_kinds)
            ),
            struct_pack(table_name := 'measures', column_name := 'family', entries := about.families),
            struct_pack(table_name := 'measures', column_name := 'counts', entries := about.counts)
        ]) as list
    from staged_dossiers as about
    cross join usual_words as usual
),

listed as (
    select
        dossier,
        list.table_name as table_name,
        list.column_name as column_name,
        generate_subscripts(list.entries, 1) as position,
        unnest(list.entries) as entry
    from lists
),

-- Without a list, the words are those that the measures have, in their order.
of_measures as (
    select
        dossier,
        unnest(['family', 'counts']) as column_name,
        unnest([family, counts]) as word,
        row
    from measure_rows
),

unlisted as (
    select
        of_measures.dossier,
        lists.list['table_name'] as table_name,
        of_measures.column_name,
        row_number() over (
            partition by of_measures.dossier, of_measures.column_name
            order by min(of_measures.row)
        ) as position,
        of_measures.word
    from of_measures
    inner join lists
        on of_measures.dossier = lists.dossier and of_measures.column_name = lists.list['column_name']
    where lists.list['entries'] is null and of_measures.word is not null
    group by of_measures.dossier, lists.list['table_name'], of_measures.column_name, of_measures.word
),

own as (
    select
        dossiers.dossier,
        codebook.table_name,
        codebook.field as column_name,
        generate_subscripts(map_keys(codebook.words), 1) as position,
        unnest(map_keys(codebook.words)) as word,
        unnest(map_values(codebook.words)) as meaning
    from staged_dossiers as dossiers
    cross join codebook
    where codebook.words is not null
),

of_all as (
    select
        dossier,
        table_name,
        column_name,
        position,
        entry.name as word,
        entry.label as label,
        entry.meaning as meaning,
        case
            when table_name = 'speakers' then coalesce(entry.kind, 'body')
            when column_name = 'period' then coalesce(entry.stretch, 'as_of')
            else entry.kind
        end as kind,
        entry.clause as clause
    from listed
    union all by name
    select *
    from unlisted
    union all by name
    select *
    from own
)

select
    dossier,
    table_name,
    column_name,
    position,
    word,
    coalesce(label, replace(word, '_', ' ')) as label,
    coalesce(meaning, label, replace(word, '_', ' ')) as meaning,
    kind,
    clause
from of_all
order by dossier, table_name, column_name, position;

-- How speakers stand to numbers, and what flows sum over.
create table stances as
select
    dossier,
    word as stance,
    label as stance_label,
    kind as stance_kind,
    if(kind = 'decides', json_extract_string(dossier.steps, '$.word'), null) as decision_word
from words
left join staged_dossiers as dossier using (dossier)
where table_name = 'figures' and column_name = 'stance';

create table periods as
select
    dossier,
    word as period,
    label as period_label,
    kind as period_stretch,
    clause as period_clause
from words
where table_name = 'figures' and column_name = 'period';
