-- How a text becomes the words and numbers that a search finds it by.
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
        lambda word: translate(word, ' ,.''’', '')
    );

-- A date also as "25 August 2022" has it.
create or replace macro date_in_words(given, first_day) as
    if(length(given) > 4, concat_ws(' ', given, monthname(first_day), ltrim(given[9:], '0')), given);
