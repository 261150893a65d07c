-- Every derivation worked out with interval arithmetic, and held against the figure that it should equal.
-- state: exact = both are the same single number; within_rounding = the intervals meet, an expected number in full digits
-- being read as a rounded one; broken = they do not. A side that is open in one term is open in the result.
-- A sum is known from the day on which all figures were known that it adds up or should equal.
-- The per cent are of the negative terms: "from" in a change from one level to another.

create table derivation_results as
with signed_terms as (
    select
        term.dossier,
        term.derivation_id,
        term.sign,
        figure.step,
        figure.known_on,
        number_form_of(measure.number, measure.unit) as number_form,
        interval_of(figure.at_least, figure.at_most) as stated
    from term_rows as term
    left join figure_rows as figure using (dossier, figure_id)
    left join measure_rows as measure
        on
            figure.dossier = measure.dossier
            and figure.measure = measure.measure
),

sums as (
    select
        dossier,
        derivation_id,
        interval_sum(case when sign < 0 then interval_negate(stated) else stated end) as result,
        interval_sum(case when sign < 0 then interval_of(0, 0) else stated end) as added,
        interval_sum(case when sign < 0 then stated else interval_of(0, 0) end) as taken_away,
        max(step) as step,
        max(known_on) as known_on,
        max(number_form) as number_form
    from signed_terms
    group by all
),

held_against as (
    select
        derivation.*,
        sums.* exclude (dossier, derivation_id) replace (greatest(sums.known_on, expected.known_on) as known_on),
        interval_percent(sums.added, sums.taken_away) as percent_of_start,
        interval_of(expected.at_least, expected.at_most) as expected,
        -- A number in full digits reads as itself; that it may be a rounded one is granted only here.
        case
            when expected.at_least = expected.at_most
                then
                    hedge_interval(
                        'rounded',
                        expected.at_least,
                        coalesce(expected.step, 1),
                        is_whole := coalesce(measure.number, 'integer') = 'integer'
                    )
            else interval_of(expected.at_least, expected.at_most)
        end as rounded
    from derivation_rows as derivation
    left join sums using (dossier, derivation_id)
    left join figure_rows as expected
        on
            derivation.dossier = expected.dossier
            and derivation.expects_figure_id = expected.figure_id
    left join measure_rows as measure
        on
            expected.dossier = measure.dossier
            and expected.measure = measure.measure
)

select
    dossier,
    derivation_id,
    title,
    headline,
    result['at_least'] as at_least,
    result['at_most'] as at_most,
    percent_of_start['at_least'] - 100 as percent_at_least,
    percent_of_start['at_most'] - 100 as percent_at_most,
    step,
    number_form,
    known_on,
    greatest(known_on, last_day_of(noted_on)) as noted_from,
    expects_figure_id,
    expected['at_least'] as expected_at_least,
    expected['at_most'] as expected_at_most,
    interval_subtract(result, expected)['at_least'] as residual_at_least,
    interval_subtract(result, expected)['at_most'] as residual_at_most,
    case
        when expects_figure_id is null then null
        when interval_is_exact(result) and interval_is_exact(expected) and result = expected then 'exact'
        when interval_overlaps(result, rounded) then 'within_rounding'
        else 'broken'
    end as state
from held_against;
