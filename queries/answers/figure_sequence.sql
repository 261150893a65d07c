-- question: What came before and after a figure, and what holds now?
-- rows: before, this, after, latest and in force, as far as there are such; a level that was decided stands among those by the day that it takes force (or was signed), any other figure among its speaker's statements on the same thing
-- params: dossier, figure_id
-- columns: place, is_step, is_in_force, at_least?, at_most?, change_at_least?, change_at_most?, change_step, wording, rule, speaker, stance, stance_label, stance_kind, as_of?, effective_from?, stated_on?, is_read_later, outlet, published_on?, url, flags, note?, figure_id, count_statements
-- files: figure_id
-- Of several tellings of one statement, or of one decision, the most exact one stands for it.
with

told as (
    select
        *,
        if(is_step, coalesce(effective_first, stated_first), as_of_last) as ordered_on,
        if(is_step, cast(coalesce(effective_first, stated_first) as varchar), origin_id) as told_as
    from statements_in_sequence($dossier, $figure_id)
),

one_each as (
    select *
    from told
    qualify
        row_number() over (
            partition by told_as
            order by is_this desc, at_most - at_least, repeats is not null, known_on, figure_id
        ) = 1
),

placed as (
    select
        *,
        row_number() over (order by ordered_on, known_on, figure_id) as number,
        count(*) over () as count_placed,
        arg_max(figure_id, ordered_on) filter (where ordered_on <= current_date) over () = figure_id as is_in_force
    from one_each
),

centre as (
    select
        number,
        step,
        as_of_first,
        as_of_last,
        stated_first,
        stated_last,
        interval_of(at_least, at_most) as stated
    from placed
    where is_this
),

around as (
    select
        placed.*,
        placed.number - centre.number as steps_away,
        -- Dates have an order only where they do not overlap.
        placed.is_step
        or placed.is_this
        or placed.as_of_first > centre.as_of_last
        or placed.as_of_last < centre.as_of_first
        or placed.stated_first > centre.stated_last
        or placed.stated_last < centre.stated_first as is_in_order,
        interval_subtract(interval_of(placed.at_least, placed.at_most), centre.stated) as change,
        greatest(placed.step, centre.step) as change_step
    from placed
    cross join centre
)

select
    case
        when steps_away = -1 then 'before'
        when steps_away = 0 then 'this'
        when steps_away = 1 then 'after'
        when number = count_placed then 'latest'
        else 'in force'
    end as place,
    is_step,
    is_step and is_in_force as is_in_force,
    at_least,
    at_most,
    change['at_least'] as change_at_least,
    change['at_most'] as change_at_most,
    change_step,
    wording,
    rule,
    speaker,
    stance,
    stance_label,
    stance_kind,
    as_of,
    effective_from,
    stated_on,
    is_read_later,
    outlet,
    published_on,
    url,
    array_to_string(flags, ', ') as flags,
    note,
    figure_id,
    coalesce(count_in_all, count_placed) as count_statements
from around
where
    is_in_order
    and (abs(steps_away) <= 1 or number = count_placed or (is_step and is_in_force))
order by number
