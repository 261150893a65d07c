-- rule: Two tellings of one statement whose numbers have the same digits in another order are pointed out.
-- severity: flag
-- mend: Nothing to mend if each is as printed: flag the wrong one as error_in_print with corrected_by, or both as digits_disputed.
-- columns: file, row, column_name, value, message
-- Joined by what makes two rows tellings of one statement: by their digits alone, a long series has very many pairs.
with numbers as (
    select
        file,
        row,
        dossier,
        figure_id,
        origin_id,
        corrected_by,
        speaker_id,
        subject,
        measure,
        as_of,
        scope,
        period,
        unnest(list_distinct([low, high])) as number
    from figure_rows
),

told as materialized (
    select
        *,
        array_to_string(list_sort(regexp_extract_all(plain_digits(number), '\d')), '') as digits
    from numbers
),

pairs as (
    select
        one,
        other
    from told as one
    inner join told as other using (dossier, origin_id, digits)
    where one.figure_id > other.figure_id
    union all
    select
        one,
        other
    from told as one
    inner join told as other
        on one.dossier = other.dossier and one.corrected_by = other.figure_id and one.digits = other.digits
    where one.origin_id <> other.origin_id or one.figure_id > other.figure_id
    union all
    select
        one,
        other
    from told as one
    inner join told as other
        on
            one.dossier = other.dossier
            and one.speaker_id = other.speaker_id
            and one.subject = other.subject
            and one.measure = other.measure
            and one.as_of = other.as_of
            and one.scope is not distinct from other.scope
            and one.period is not distinct from other.period
            and one.digits = other.digits
    where one.figure_id > other.figure_id
)

select distinct
    one.file as file,
    one.row as row,
    'low' as column_name,
    plain_digits(one.number) as value,
    'The same digits in another order: ' || plain_digits(other.number) || ' in ' || other.figure_id || '.' as message
from pairs
where length(one.digits) >= 3 and one.number <> other.number
order by file, row
