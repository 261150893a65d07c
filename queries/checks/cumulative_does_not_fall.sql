-- rule: A running total by one speaker does not fall, unless the row is flagged.
-- severity: error
-- mend: Look the number up again; if the speaker did lower it, flag the row as cumulative_fall, revised, definition_changed or series_break.
-- columns: file, row, column_name, value, message
-- Of the rows that contradict each other, the one that contradicts most is named: a single slip is told once, at its row.
with stated as (
    select
        *,
        list_has_any(flags, ['cumulative_fall', 'series_break', 'definition_changed', 'revised']) as is_new_start
    from figure_rows
    inner join periods using (dossier, period)
    where
        period_stretch = 'running'
        and is_statement(repeats, is_error)
        and not list_has_any(flags, ['stale', 'label_disputed', 'misprint', 'digits_disputed'])
),

stretches as (
    select
        *,
        count_if(is_new_start) over (
            partition by dossier, speaker_id, subject, measure, scope
            order by as_of_last, known_on, figure_id
        ) as stretch
    from stated
),

placed as (
    select
        *,
        row_number() over stretch_so_far as place_in_stretch,
        max(at_least) over (stretch_so_far rows between unbounded preceding and 1 preceding) as most_before,
        min(at_most) over (stretch_so_far rows between 1 following and unbounded following) as least_after,
        lag(at_least) over stretch_so_far as least_before
    from stretches
    window stretch_so_far as (
        partition by dossier, speaker_id, subject, measure, scope, stretch
        order by as_of_last, known_on, figure_id
    )
),

-- Few are in doubt, so that they can be held against each other one by one.
in_doubt as (
    select *
    from placed
    where at_most < most_before or at_least > least_after
),

falls as (
    select
        higher.figure_id as higher_id,
        lower.figure_id as lower_id,
        higher.dossier,
        -- Where neither contradicts more: the lower one fits what came before, and the higher one is far off.
        coalesce(lower.at_most >= higher.least_before and higher.at_least > 3 * lower.at_most, false) as is_higher_odd,
        count(*) over (partition by higher.dossier, higher.figure_id) as count_of_higher,
        count(*) over (partition by lower.dossier, lower.figure_id) as count_of_lower
    from in_doubt as higher
    inner join in_doubt as lower
        on
            higher.dossier = lower.dossier
            and higher.speaker_id = lower.speaker_id
            and higher.subject = lower.subject
            and higher.measure = lower.measure
            and higher.scope is not distinct from lower.scope
            and higher.stretch = lower.stretch
            and higher.place_in_stretch < lower.place_in_stretch
            and higher.at_least > lower.at_most
),

odd as (
    select
        *,
        count_of_higher > count_of_lower or (count_of_higher = count_of_lower and is_higher_odd) as is_higher
    from falls
)

select
    named.file,
    named.row,
    if(odd.is_higher, 'low', 'high') as column_name,
    plain_digits(if(odd.is_higher, named.at_least, named.at_most)) as value,
    case
        when odd.is_higher
            then
                'It is above the ' || plain_digits(min(other.at_most)) || ' of '
                || arg_min(other.figure_id, other.at_most)
                || ', given later.'
        else
            'It is below the ' || plain_digits(max(other.at_least)) || ' of '
            || arg_max(other.figure_id, other.at_least) || '.'
    end as message
from odd
inner join in_doubt as named
    on odd.dossier = named.dossier and named.figure_id = if(odd.is_higher, odd.higher_id, odd.lower_id)
inner join in_doubt as other
    on odd.dossier = other.dossier and other.figure_id = if(odd.is_higher, odd.lower_id, odd.higher_id)
group by named.file, named.row, named.at_least, named.at_most, odd.is_higher
order by named.file, named.row
