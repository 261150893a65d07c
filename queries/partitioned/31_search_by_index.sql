-- The search in figures in partitions by their index, file by file: the schema stands before `partitioned` while all of them can be read.
-- A place is the number of a figure among all of its dossier in partitions, from 0, in the order of the files. What is found
-- is one bit per place; dashboard/engine/partitions/search.py reads, combines and keeps it.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create schema indexed;

create macro indexed.files_to_search(of_dossier) as table
select
    path,
    path_of_words,
    subjects,
    count_rows,
    cast(sum(count_rows) over (order by first_day, path) - count_rows as bigint) as first_place
from partitions
where dossier = of_dossier
order by first_day, path;

-- What is searched for, one row per word or number, and the ids of the shared texts that have it.
create macro indexed.terms_with_shared(of_dossier, words, numbers, known_by) as table
with

terms as materialized (
    select *
    from search_terms(words, numbers)
),

shared as (
    select
        field,
        id,
        words_in_bars(given) as in_bars
    from shared_texts(of_dossier, known_by)
),

saying as (
    select
        terms.term,
        list(shared.id) filter (where shared.field = 'speaker_id') as speakers,
        list(shared.id) filter (where shared.field = 'publication_id') as publications,
        list(shared.id) filter (where shared.field = 'measure') as measures,
        list(shared.id) filter (where shared.field = 'subject') as subjects
    from terms
    inner join shared
        on
            len(
                list_filter(
                    terms.starts,
                    lambda start: contains(shared.in_bars, '|' || start || if(terms.is_whole, '|', ''))
                )
            ) > 0
    group by terms.term
)

select *
from terms
left join saying using (term);

create macro partitioned.place_of(file_index, row_of_file) as
    cast(getvariable('first_places')[cast(file_index as bigint) + 1] + row_of_file as integer);

-- The places of all words from one to another, as one bit per place; null where there is none. `is_number`: only numbers
-- stated, of as many digits.
create macro indexed.places_between(first_word, last_word, is_number, is_note_known) as table
select cast(bitstring_agg(place_of(file_index, row), 0, getvariable('last_place')) as blob) as places
from partitioned_words
where
    word between first_word and last_word
    and (is_note_known or not is_noted)
    and (not is_number or (is_stated and length(word) = length(first_word)));

-- Those of figures with one of these ids; columns without wanted ones are not read.
create macro indexed.places_sharing(speakers, publications, measures, subjects) as table
with sharing as (
    select place_of(file_index, file_row_number) as place
    from partitioned_places
    where speaker_id in (select unnest(cast(speakers as varchar[])))
    union all
    select place_of(file_index, file_row_number) as place
    from partitioned_places
    where publication_id in (select unnest(cast(publications as varchar[])))
    union all
    select place_of(file_index, file_row_number) as place
    from partitioned_places
    where measure in (select unnest(cast(measures as varchar[])))
    union all
    select place_of(file_index, file_row_number) as place
    from partitioned_places
    where subject in (select unnest(cast(subjects as varchar[])))
)

select cast(bitstring_agg(place, 0, getvariable('last_place')) as blob) as places
from sharing;

create macro partitioned.is_at(places, file_index, row_of_file) as
    coalesce(get_bit(cast(places as bit), place_of(file_index, row_of_file)) = 1, false);

-- What is found with notes, which are known later than the rest of a figure, is found from then on.
create macro indexed.figures_saying_within(
    of_dossier, words, numbers, of_subject, of_measure, since, until, known_by
) as table
select * exclude (file_index, file_row_number)
from partitioned_places
where
    is_about(partitioned_places, of_subject, of_measure)
    and is_in_window(partitioned_places, since, until, known_by)
    and is_at(getvariable('places_found'), file_index, file_row_number)
    and (
        is_at(getvariable('places_found_without_notes'), file_index, file_row_number)
        or is_known(noted_from, known_by)
    );

-- By what day they are sorted downwards, it is looked up first how far back the page reaches, and files before are not read.
create macro indexed.figures_within_reach(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, numbers, sorted_by, most
) as table
with

newest as (
    select found.stated_first
    from figures_saying_within(of_dossier, words, numbers, of_subject, of_measure, since, until, known_by) as found
    where
        coalesce(sorted_by, '-stated_on') = '-stated_on'
        and found.stated_first is not null
        and is_stated_by(found, by_speakers, by_stances)
    order by found.stated_first desc
    limit most
),

reach as materialized (
    select if(count(*) < most, date '0001-01-01', min(stated_first)) as first_day
    from newest
)

select *
from figures_saying_within(of_dossier, words, numbers, of_subject, of_measure, since, until, known_by)
where coalesce(sorted_by, '-stated_on') = '-stated_on' and stated_first >= (select first_day from reach)
union all
select *
from figures_saying_within(of_dossier, words, numbers, of_subject, of_measure, since, until, known_by)
where
    coalesce(sorted_by, '-stated_on') = '-stated_on'
    and stated_first is null
    and (select first_day from reach) = date '0001-01-01'
union all
select *
from figures_saying_within(of_dossier, words, numbers, of_subject, of_measure, since, until, known_by)
where coalesce(sorted_by, '-stated_on') <> '-stated_on';
