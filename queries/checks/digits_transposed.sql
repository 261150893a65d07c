-- rule: Two tellings of one statement whose numbers have the same digits in another order are pointed out.
-- severity: flag
-- mend: Nothing to mend if each is as printed: flag the wrong one as error_in_print with corrected_by, or both as digits_disputed.
-- columns: file, row, column_name, value, message
with told as (
    select
        *,
        unnest([low, high]) as number,
        array_to_string(list_sort(regexp_extract_all(cast(unnest([low, high]) as varchar), '\d')), '') as digits
    from figure_rows
)

select distinct
    one.file,
    one.row,
    'low' as column_name,
    one.number as value,
    'The same digits in another order: ' || other.number || ' in ' || other.figure_id || '.' as message
from told as one
inner join told as other
    on
        one.dossier = other.dossier
        and one.digits = other.digits
        and one.number <> other.number
        and (
            one.origin_id = other.origin_id
            or one.corrected_by = other.figure_id
            or (
                one.speaker_id = other.speaker_id
                and one.subject = other.subject
                and one.measure = other.measure
                and one.as_of = other.as_of
                and one.scope is not distinct from other.scope
                and one.period is not distinct from other.period
                and one.figure_id > other.figure_id
            )
        )
where
    length(one.digits) >= 3
    and (one.origin_id <> other.origin_id or one.figure_id > other.figure_id)
order by one.file, one.row
