-- How many figures bear each word of a column that has few: hedge rules, stances, periods, flags.
-- writes: word_counts
with words as (
    select
        dossier,
        is_statement(repeats, is_error) as is_statement,
        unnest(['rule', 'stance', 'period']) as column_name,
        unnest([rule, stance, period]) as word
    from read_parquet(getvariable('finished'))
    union all
    select
        dossier,
        is_statement(repeats, is_error) as is_statement,
        'flags' as column_name,
        unnest(flags) as word
    from read_parquet(getvariable('finished'))
)

select
    dossier,
    column_name,
    word,
    count(*) as count_rows,
    count(*) filter (where is_statement) as count_statements
from words
where word is not null
group by all
