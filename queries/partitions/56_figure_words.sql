-- The search index: each word of each figure's own texts, sorted by word.
-- row: where the figure stands in its finished file. is_noted: known from noted_from on. is_stated: low or high, if whole.
-- writes: figure_words
with

figures_of_file as (
    select
        *,
        cast(file_row_number as integer) as row
    from read_parquet(getvariable('finished'), file_row_number = true)
),

-- Texts repeat over many figures, so each is read once.
repeated_texts as (
    select
        row,
        false as is_noted,
        unnest(
            [
                wording,
                scope,
                quote,
                date_in_words(as_of, as_of_first),
                date_in_words(effective_from, effective_first),
                date_in_words(stated_on, stated_first),
                if(has_decimals(low), plain_digits(low), null),
                if(has_decimals(high), plain_digits(high), null)
            ]
        ) as given
    from figures_of_file
    union all
    select
        row,
        true as is_noted,
        unnest([note, array_to_string(flags, ' ')]) as given
    from figures_of_file
),

words_of_texts as (
    select
        given,
        unnest(list_distinct(search_words(given))) as word
    from (
        select distinct given from repeated_texts
        where given is not null
    ) as texts
),

stated as (
    select
        row,
        unnest(list_distinct([low, high])) as number
    from figures_of_file
),

words_of_figures as (
    select
        words_of_texts.word,
        repeated_texts.is_noted,
        false as is_stated,
        repeated_texts.row
    from repeated_texts
    inner join words_of_texts using (given)
    union all
    select
        unnest(list_distinct(search_words(figure_id))) as word,
        false as is_noted,
        false as is_stated,
        row
    from figures_of_file
    union all
    select
        plain_digits(abs(number)) as word,
        false as is_noted,
        true as is_stated,
        row
    from stated
    where not has_decimals(number)
)

select
    word,
    is_noted,
    is_stated,
    row
from words_of_figures
where word is not null
order by word, is_noted, is_stated, row
