-- The search in figures in partitions by their index, file by file: the schema stands before `partitioned` while all of them can be read.
-- A place is the number of a figure among all of its dossier in partitions, from 0, in the order of the files, the newest first. What is found
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
    cast(sum(count_rows) over (order by first_day desc, path) - count_rows as bigint) as first_place
from partitions
where dossier = of_dossier
order by first_day desc, path;

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

-- Those of figures that have one of these ids in one column, such as speaker_id.
create macro indexed.places_having(field, ids) as table
with named as (
    select
        file_index,
        file_row_number,
        columns(lambda name: name = field) as id
    from partitioned_places
)

select cast(bitstring_agg(place_of(file_index, file_row_number), 0, getvariable('last_place')) as blob) as places
from named
where id in (select unnest(cast(ids as varchar[])));

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

-- Only what is searched for comes here, so nothing else is planned.
create macro indexed.matches_counted(
    of_dossier, of_subject, of_measure, since, until, known_by, words, numbers
) as table
select *
from matches_found(of_dossier, of_subject, of_measure, since, until, known_by, words, numbers);

-- Sorted downwards by the day stated, the day to which the first so many reach back; null where they are all that is found.
create macro indexed.first_day_of_page(
    of_dossier, words, numbers, of_subject, of_measure, since, until, known_by, by_speakers, by_stances, most
) as table
with newest as (
    select found.stated_first
    from figures_saying_within(of_dossier, words, numbers, of_subject, of_measure, since, until, known_by) as found
    where found.stated_first is not null and is_stated_by(found, by_speakers, by_stances)
    order by found.stated_first desc
    limit most
)

select if(count(*) < most, null, min(stated_first)) as first_day
from newest;

-- Before the first day of the page, where one was looked up, nothing is read.
create macro indexed.figures_within_reach(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, numbers, sorted_by, most
) as table
select *
from figures_saying_within(of_dossier, words, numbers, of_subject, of_measure, since, until, known_by)
where getvariable('first_day') is null or stated_first >= cast(getvariable('first_day') as date);
