-- question: What came before and after a figure, and what holds now?
-- rows: before, this, after, latest and in force, as far as there are such; a decree stands among decrees by the day that it takes force (or was signed), any other figure among its speaker's statements on the same thing
-- params: dossier, figure_id
-- columns: place, is_decree, is_in_force, at_least, at_most, change_at_least, change_at_most, change_step, wording, rule, speaker, stance, as_of, effective_from, stated_on, outlet, published_on, url, flags, note, figure_id, count_statements
-- engine: duckdb
-- Of several tellings of one statement, or of one decree, the most exact one stands for it.
-- Read are the statements of its month, of the nearest months before and after, and of the last one; of a decree, all decrees.
with

named as materialized (
    select
        subject,
        measure,
        scope,
        period,
        speaker_id,
        stance,
        as_of_last
    from statements_named($dossier, [$figure_id])
),

months as materialized (
    select
        as_of_last_month as month,
        sum(count_statements)::bigint as count_statements
    from figure_counts
    where
        dossier = $dossier
        and subject in (select subject from named)
        and measure in (select measure from named)
        and speaker_id in (select speaker_id from named)
        and coalesce(scope, '') in (select coalesce(scope, '') from named)
        and coalesce(period, '') in (select coalesce(period, '') from named)
        and count_rows > count_errors
    group by as_of_last_month
),

wanted as materialized (
    select month_of(as_of_last) as month
    from named
    union
    select max(months.month) as month
    from months
    inner join named on months.month < month_of(named.as_of_last)
    union
    select min(months.month) as month
    from months
    inner join named on months.month > month_of(named.as_of_last)
    union
    select max(month) as month
    from months
),

-- Every day of these months, so that only row groups with one of them are read.
days as materialized (
    select (month + to_days(number::integer))::date as day
    from (
        select
            month,
            unnest(range(0, 31)) as number
        from wanted
    ) as numbered
    where month + to_days(number::integer) <= last_day(month)
),

near as (
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and subject in (select subject from named)
        and measure in (select measure from named)
        and speaker_id in (select speaker_id from named)
        and as_of_last in (select day from days)
    union all
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and subject in (select subject from named)
        and measure in (select measure from named)
        and speaker_id in (select speaker_id from named)
        and as_of_last is null
    union all
    select *
    from decrees_in_partitions($dossier, (select subject from named), (select measure from named))
    where stance in (select stance from named)
),

statements as materialized (
    select *
    from near
    qualify row_number() over (partition by figure_id) = 1
),

-- Statements in all, as far as they are no decrees, all of which are here.
in_all as (
    select sum(count_statements)::bigint as count_statements
    from months
),

this as (
    select
        *,
        stance = 'official_decree' and counts = 'posts' and kind = 'stock' as is_decree
    from statements
    where dossier = $dossier and figure_id = $figure_id and not is_error
),

alike as (
    select
        statements.*,
        this.is_decree,
        statements.figure_id = this.figure_id as is_this,
        if(
            this.is_decree, coalesce(statements.effective_first, statements.stated_first), statements.as_of_last
        ) as ordered_on,
        if(
            this.is_decree,
            (coalesce(statements.effective_first, statements.stated_first))::varchar,
            statements.origin_id
        ) as told_as
    from statements
    inner join this using (dossier, subject, measure)
    where
        not statements.is_error
        and statements.scope is not distinct from this.scope
        and statements.period is not distinct from this.period
        and if(
            this.is_decree,
            statements.stance = 'official_decree',
            statements.speaker_id = this.speaker_id
        )
),

one_each as (
    select *
    from alike
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
        interval_of(at_least, at_most) as stated
    from placed
    where is_this
),

around as (
    select
        placed.*,
        placed.number - centre.number as steps_away,
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
    is_decree,
    is_decree and is_in_force as is_in_force,
    at_least,
    at_most,
    change['at_least'] as change_at_least,
    change['at_most'] as change_at_most,
    change_step,
    wording,
    rule,
    speaker,
    stance,
    as_of,
    effective_from,
    stated_on,
    outlet,
    published_on,
    url,
    array_to_string(flags, ', ') as flags,
    note,
    figure_id,
    if(is_decree, count_placed, (select count_statements from in_all)) as count_statements
from around
where abs(steps_away) <= 1 or number = count_placed or (is_decree and is_in_force)
order by number
