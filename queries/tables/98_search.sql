-- Every word and number that a search may find a figure by, and the macro that finds it.
-- Texts repeat over many figures, so each is read once: words belong to texts, and texts to figures.
-- when: after the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- Small letters without accents, invisible signs and unusual spaces. By way of capitals, so that ς is σ and ı is i.
create or replace macro search_form(given) as
    regexp_replace(
        regexp_replace(replace(strip_accents(lower(upper(given))), 'ß', 'ss'), '\p{Cf}', '', 'g'),
        '[\s\p{Z}]+',
        ' ',
        'g'
    );

-- Words of letters, numbers without their separators ("1,013,628" is 1013628), and dates like 2022-08-25 in one piece.
create or replace macro search_words(given) as
    list_transform(
        regexp_extract_all(
            search_form(given),
            '[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b|[1-9][0-9]{0,2}(?: [0-9]{3})+\b|[0-9]+(?:[,.''’][0-9]+)*'
            || '|\p{Nd}+|[\p{L}\p{M}\p{Nl}\p{No}]+'
        ),
        lambda word: regexp_replace(word, '[ ,.''’]', '', 'g')
    );

-- since: the day from which the text could be known, where that is later than the figure.
create temp table searched_texts as
with texts as (
    select
        dossier,
        rowid as place,
        unnest(
            [
                struct_pack(kind := 'said', given := concat_ws(' ', wording, low, high), since := null::date),
                struct_pack(kind := 'note', given := scope, since := null::date),
                struct_pack(kind := 'note', given := note, since := noted_from),
                struct_pack(kind := 'note', given := quote, since := null::date),
                struct_pack(kind := 'flags', given := array_to_string(flags, ' '), since := noted_from),
                struct_pack(kind := 'speaker', given := concat_ws(' ', speaker, speaker_role), since := null::date),
                struct_pack(kind := 'outlet', given := concat_ws(' ', outlet, credits), since := published_first),
                struct_pack(kind := 'measure', given := measure_label, since := null::date),
                struct_pack(kind := 'subject', given := concat_ws(' ', subject_name, subject), since := null::date),
                struct_pack(kind := 'date', given := as_of, since := null::date),
                struct_pack(kind := 'date', given := effective_from, since := null::date),
                struct_pack(kind := 'date', given := stated_on, since := null::date),
                struct_pack(kind := 'date', given := published_on, since := published_first),
                struct_pack(kind := 'figure_id', given := figure_id, since := null::date)
            ]
        ) as text
    from figures
)

select distinct
    dossier,
    place,
    text.kind as kind,
    text.given as given,
    text.since as since
from texts
where text.given is not null;

create temp table numbered_texts as
select
    dossier,
    kind,
    given,
    row_number() over (order by dossier, kind, given) as text_number
from (
    select distinct
        dossier,
        kind,
        given
    from searched_texts
) as texts;

-- Sorted by word, as a dictionary is. A number that only a scale word completes, "1.15 million", counts as 1150000.
create table search_index as
with words as (
    select
        dossier,
        text_number,
        unnest(search_words(given)) as word
    from numbered_texts
    union
    select
        dossier,
        text_number,
        unnest(search_words(concat_ws(' ', strftime(first_day_of(given), '%B'), ltrim(given[9:], '0')))) as word
    from numbered_texts
    where kind = 'date' and length(given) > 4
    union
    select
        dossier,
        text_number,
        cast(abs(unnest(wording_numbers(given))) as varchar) as word
    from numbered_texts
    where kind in ('said', 'note') and regexp_matches(given, '[0-9][\s\p{Z}]?\p{L}')
)

select
    dossier,
    word,
    cast(text_number as integer) as text_number
from words
order by word, text_number;

-- `place` is the row of the table figures.
create table searched_figures as
select
    searched_texts.dossier,
    cast(numbered_texts.text_number as integer) as text_number,
    cast(searched_texts.place as integer) as place,
    searched_texts.since
from searched_texts
inner join numbered_texts using (dossier, kind, given)
order by text_number, place;

drop table searched_texts;
drop table numbered_texts;

-- The figures in which every word starts a word and every number stands, as one bit per row of figures.
create or replace macro figures_saying(words, numbers, known_by) as (
    with

    wanted as (
        select
            start,
            is_whole,
            row_number() over () as term
        from (
            select
                unnest(flatten(list_transform(words, lambda word: search_words(word)))) as start,
                false as is_whole
            union
            select
                unnest(numbers) as start,
                true as is_whole
        ) as terms
    ),

    texts_of_term as (
        select distinct
            wanted.term,
            search_index.text_number
        from search_index
        inner join wanted
            on
                starts_with(search_index.word, wanted.start)
                and (not wanted.is_whole or search_index.word = wanted.start)
    ),

    figures_of_term as (
        select bitstring_agg(searched_figures.place) as figures
        from searched_figures
        inner join texts_of_term using (text_number)
        where searched_figures.since is null or is_known(searched_figures.since, known_by)
        group by texts_of_term.term
    )

    select bit_and(figures)
    from figures_of_term
    having count(*) = (select count(*) from wanted)
);

-- Whether the row of figures is among them; every row is, where nothing is searched for.
create or replace macro is_found(place, words, numbers, known_by := null) as
    (words is null and numbers is null)
    or coalesce(get_bit(figures_saying(words, numbers, known_by), cast(place as integer)) = 1, false);
