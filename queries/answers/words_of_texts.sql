-- question: Which words of a text name the measures, subjects and speakers of a dossier, what it counts, and makes of things?
-- rows: one per phrase and what it names; "*" stands for the rest of a word, "~" before it for a phrase of several meanings; of kind "figures" a measure and a subject that has any
-- params: dossier
-- columns: kind, name, phrase, form?, is_plan
with

about as (
    select
        from_json(
            words,
            '{"subjects": "MAP(VARCHAR, VARCHAR[])", "measures": "MAP(VARCHAR, VARCHAR[])",
              "speakers": "MAP(VARCHAR, VARCHAR[])", "counted": "VARCHAR[]", "makes": "VARCHAR[]"}'
        ) as words
    from dossiers
    where dossier = $dossier
),

own as (
    select
        'subject' as kind,
        unnest(map_entries(words.subjects)) as entry
    from about
    union all
    select
        'measure' as kind,
        unnest(map_entries(words.measures)) as entry
    from about
    union all
    select
        'speaker' as kind,
        unnest(map_entries(words.speakers)) as entry
    from about
),

-- What stands between the gaps of a clause, where no other measure's clause has it. That of a change names the level.
clauses as (
    select
        any_value(measure) as measure,
        phrase
    from (
        select
            measure,
            trim(unnest(regexp_split_to_array(clause, '\{[^}]*\}')), ' ,()') as phrase
        from measures
        where dossier = $dossier and kind <> 'change'
    ) as parts
    where contains(phrase, ' ') and length(phrase) >= 8
    group by phrase
    having count(distinct measure) = 1
),

phrases as (
    select
        kind,
        entry.key as name,
        unnest(entry.value) as phrase
    from own
    union
    select
        'measure' as kind,
        measure as name,
        lower(regexp_replace(label, '[:,(].*', '')) as phrase
    from measures
    where dossier = $dossier
    union
    select
        'measure' as kind,
        measure as name,
        phrase
    from clauses
    union
    select distinct
        'subject' as kind,
        counted.subject as name,
        coalesce(dossiers.subject_names[counted.subject], counted.subject) as phrase
    from figures_counted($dossier, null, null, null, null, null) as counted
    inner join dossiers on dossiers.dossier = $dossier
    -- Of a person, the last name, too; of others, the name without what stands in brackets.
    union
    select
        'speaker' as kind,
        speaker_id as name,
        trim(regexp_replace(name, '\(.*', '')) as phrase
    from speakers
    where dossier = $dossier
    union
    select
        'speaker' as kind,
        speaker_id as name,
        regexp_extract(name, '\S+$') as phrase
    from speakers
    where dossier = $dossier and kind = 'person'
    -- The office of a person: "the president", and "transport secretary". Several may hold it.
    union
    select
        'speaker' as kind,
        speaker_id as name,
        if(regexp_matches(office, '[ -]'), '~' || office, '~the ' || office) as phrase
    from (
        select
            speaker_id,
            lower(regexp_extract(role, '^([A-Za-z -]+?)(?: of | when |[;,]|$)', 1)) as office
        from speakers
        where dossier = $dossier and kind = 'person'
    ) as offices
    where regexp_matches(office, '^[a-z]+([ -][a-z]+){0,4}$') and office not in ('head', 'adviser', 'chief')
    -- Nouns for what numbers count, whichever measure it is.
    union
    select
        'counted' as kind,
        'counted' as name,
        unnest(words.counted) as phrase
    from about
    -- Makes whose models have a number.
    union
    select
        'make' as kind,
        'make' as name,
        unnest(words.makes) as phrase
    from about
    union
    select distinct
        'figures' as kind,
        measure as name,
        unnest(string_split(subject, '+')) as phrase
    from figures_of($dossier)
    union
    select
        'counted' as kind,
        'counted' as name,
        lower(unnest([unit, counts])) as phrase
    from measures
    where dossier = $dossier and form_in_texts(counts, number_form_of(number, unit)) = 'count'
)

select
    phrases.kind,
    phrases.name,
    phrases.phrase,
    if(
        phrases.kind = 'measure',
        form_in_texts(measures.counts, number_form_of(measures.number, measures.unit)),
        null
    ) as form,
    coalesce(measures.kind = 'plan', false) as is_plan
from phrases
left join measures
    on
        phrases.kind = 'measure'
        and phrases.name = measures.measure
        and measures.dossier = $dossier
where phrases.phrase <> ''
order by phrases.kind, phrases.name, phrases.phrase
