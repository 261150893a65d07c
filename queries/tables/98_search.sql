-- Every word and number that a search may find a figure by, and the macro that finds it.
-- Texts repeat over many figures, so each is read once: words belong to texts, and texts to figures.
-- when: beside the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- since: the day from which the text could be known, where that is later than the figure.
create temp table searched_texts as
with texts as (
    select
        dossier,
        rowid as place,
        unnest(
            [
                struct_pack(
                    kind := 'said', given := nullif(wording, plain_digits(low)), since := cast(null as date)
                ),
                struct_pack(kind := 'stated', given := plain_digits(low), since := cast(null as date)),
                struct_pack(
                    kind := 'stated', given := plain_digits(nullif(high, low)), since := cast(null as date)
                ),
                struct_pack(kind := 'note', given := scope, since := cast(null as date)),
                struct_pack(kind := 'note', given := note, since := noted_from),
                struct_pack(kind := 'note', given := quote, since := cast(null as date)),
                struct_pack(kind := 'flags', given := array_to_string(flags, ' '), since := noted_from),
                struct_pack(
                    kind := 'speaker', given := concat_ws(' ', speaker, speaker_role), since := cast(null as date)
                ),
                struct_pack(kind := 'outlet', given := concat_ws(' ', outlet, credits), since := published_first),
                struct_pack(kind := 'measure', given := measure_label, since := cast(null as date)),
                struct_pack(
                    kind := 'subject', given := concat_ws(' ', subject_name, subject), since := cast(null as date)
                ),
                struct_pack(kind := 'date', given := as_of, since := cast(null as date)),
                struct_pack(kind := 'date', given := effective_from, since := cast(null as date)),
                struct_pack(kind := 'date', given := stated_on, since := cast(null as date)),
                struct_pack(kind := 'date', given := published_on, since := published_first),
                struct_pack(kind := 'figure_id', given := figure_id, since := cast(null as date))
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

-- Sorted by word, as a dictionary is; `stated` is the number, where the word is a bound that a figure states.
-- A number that only a scale word completes, "1.15 million", counts as 1150000.
create table search_index as
with words as (
    select
        dossier,
        text_number,
        unnest(search_words(given)) as word,
        if(kind = 'stated' and not contains(given, '.'), abs(try_cast(given as bigint)), null) as stated
    from numbered_texts
    union
    select
        dossier,
        text_number,
        unnest(search_words(concat_ws(' ', strftime(first_day_of(given), '%B'), ltrim(given[9:], '0')))) as word,
        null as stated
    from numbered_texts
    where kind = 'date' and length(given) > 4
    union
    select
        dossier,
        text_number,
        cast(abs(unnest(wording_numbers(given, 'integer'))) as varchar) as word,
        null as stated
    from numbered_texts
    where kind in ('said', 'note') and regexp_matches(given, '[0-9][\s\p{Z}]?\p{L}')
)

select
    dossier,
    word,
    stated,
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

-- Words of four letters or more, by what all their spellings have in common: Tolstoy and Толстой are tolstoi.
create table search_spellings as
with words as (
    select distinct
        dossier,
        word
    from search_index
    union
    select
        dossier,
        unnest(search_words(concat_ws(' ', name, role))) as word
    from speakers
    union
    select
        dossier,
        unnest(search_words(concat_ws(' ', outlet, credits))) as word
    from publications
)

select
    dossier,
    word,
    spelling_key(word) as key
from words
where regexp_full_match(word, '\p{L}{4,}')
order by dossier, word;

drop table searched_texts;
drop table numbered_texts;

-- What is searched for, one row per word or number: each of `starts` may start a word of the figure; a number stands whole.
-- "almost|nearly" is one word in two spellings; "2040000|2035000|2045000" a number, and what its rounding lets it be.
create or replace macro search_terms(words, numbers) as table
with typed as (
    select
        unnest(
            flatten(
                list_transform(words, lambda word: if(contains(word, '|'), [word], search_words(word)))
            )
        ) as given,
        false as is_whole
    union
    select
        unnest(numbers) as given,
        true as is_whole
)

select
    row_number() over () as term,
    is_whole,
    case
        when is_whole then [split_part(given, '|', 1)]
        when contains(given, '|') then list_transform(string_split(given, '|'), lambda one: search_words(one)[1])
        else [given]
    end as starts,
    if(is_whole, try_cast(nullif(split_part(given, '|', 2), '') as bigint), null) as at_least,
    if(is_whole, try_cast(nullif(split_part(given, '|', 3), '') as bigint), null) as at_most
from typed;

-- The rows of figures that have each of them.
create or replace macro places_of_terms(words, numbers, known_by) as table
with

starts_of_term as (
    select
        term,
        is_whole,
        unnest(starts) as start,
        at_least,
        at_most
    from search_terms(words, numbers)
),

texts_of_term as (
    select distinct
        starts_of_term.term,
        search_index.text_number
    from search_index
    inner join starts_of_term
        on
            if(
                starts_of_term.is_whole,
                search_index.word = starts_of_term.start
                or search_index.stated between starts_of_term.at_least and starts_of_term.at_most,
                starts_with(search_index.word, starts_of_term.start)
            )
)

select
    texts_of_term.term,
    searched_figures.place
from searched_figures
inner join texts_of_term using (text_number)
where searched_figures.since is null or is_known(searched_figures.since, known_by);

-- The figures that have all of them, as one bit per row.
create or replace macro figures_saying(words, numbers, known_by) as (
    with figures_of_term as (
        select bitstring_agg(place) as figures
        from places_of_terms(words, numbers, known_by)
        group by term
    )

    select bit_and(figures)
    from figures_of_term
    having count(*) = (select count(*) from search_terms(words, numbers))
);

-- How near a figure's stated number is to one that is searched for, from 0 (a tenth away) to 1.
create or replace macro nearness_of(stated, value) as
    coalesce(greatest(1 - 10 * abs(abs(stated) - value) / greatest(abs(stated), value, 1), 0), 0);

create or replace macro nearness_of_number(low, high, amounts) as
    coalesce(
        list_max(
            list_transform(amounts, lambda amount: greatest(nearness_of(low, amount), nearness_of(high, amount)))
        ),
        0
    );

-- Figures that have some of the words, or about one of the numbers: rare words count more, and a number as the rarest.
create or replace macro figures_near(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, amounts
) as table
with

hits as (
    select distinct
        term,
        place
    from places_of_terms(words, null, known_by)
),

everything as (
    select count(*) as count_figures
    from figures
),

rarity as (
    select
        term,
        ln(1 + any_value(everything.count_figures) / count(*)) as weight
    from hits
    cross join everything
    group by term
),

said as (
    select
        hits.place,
        sum(rarity.weight) as weight
    from hits
    inner join rarity using (term)
    group by hits.place
)

select
    figures.figure_id,
    figures.known_on,
    coalesce(said.weight, 0)
    + (1 + ln(1 + everything.count_figures)) * nearness_of_number(figures.low, figures.high, amounts) as score
from figures
cross join everything
left join said on figures.rowid = said.place
where
    figures.dossier = of_dossier
    and (figures.repeats is null or figures.is_error)
    and is_in_view(figures, of_subject, of_measure, by_speakers, by_stances, since, until, known_by);

-- Whether the row of figures is among them; every row is, where nothing is searched for.
create or replace macro is_found(place, words, numbers, known_by) as
    (words is null and numbers is null)
    or coalesce(get_bit(figures_saying(words, numbers, known_by), cast(place as integer)) = 1, false);
