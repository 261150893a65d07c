-- rule: A running total that leaps to more than five times what one would expect of it is pointed out.
-- severity: flag
-- mend: Look the number up again: it may have a digit too many.
-- columns: file, row, column_name, value, message
-- Expected of it: the greatest before it, grown as long as it has been counted. Where a later one is lower, it is told as a fall.
with stated as (
    select
        *,
        as_of_last - counted_from as days,
        coalesce(at_most, at_least) as most
    from figure_rows
    inner join periods using (dossier, period)
    inner join staged_dossiers using (dossier)
    where
        period_stretch = 'running'
        and is_statement(repeats, is_error)
        and not list_has_any(
            flags, ['series_break', 'definition_changed', 'revised', 'label_disputed', 'misprint', 'digits_disputed']
        )
),

placed as (
    select
        *,
        max(most) over (so_far rows between unbounded preceding and 1 preceding) as before,
        arg_max(figure_id, most) over (so_far rows between unbounded preceding and 1 preceding) as id_before,
        arg_max(days, most) over (so_far rows between unbounded preceding and 1 preceding) as days_before,
        min(at_most) over (so_far rows between 1 following and unbounded following) as least_after
    from stated
    window so_far as (
        partition by dossier, speaker_id, subject, measure, scope
        order by as_of_last, known_on, figure_id
    )
)

select
    file,
    row,
    'low' as column_name,
    at_least as value,
    cast(floor(at_least / before) as bigint) || ' times the ' || plain_digits(before) || ' of ' || id_before
    || '.' as message
from placed
where
    before > 0
    and at_least > 5 * before * coalesce(greatest(days / nullif(days_before, 0), 1), 1)
    and (least_after is null or least_after >= at_least)
order by file, row
