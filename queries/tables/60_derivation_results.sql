-- Every derivation worked out with interval arithmetic, and held against the figure that it should equal.
-- state: exact = the same single number; within_rounding = the intervals meet once the expected one is widened by half its
-- step; broken = they do not. A bound that is open in one term is open in the result.

create table derivation_results as
with signed_terms as (
    select
        term.dossier,
        term.derivation_id,
        term.sign,
        figure.step,
        figure.known_on,
        case term.sign when 1 then figure.at_least when -1 then -figure.at_most end as at_least,
        case term.sign when 1 then figure.at_most when -1 then -figure.at_least end as at_most
    from term_rows as term
    left join figure_rows as figure using (dossier, figure_id)
),

sums as (
    select
        dossier,
        derivation_id,
        case when bool_and(at_least is not null) then cast(sum(at_least) as bigint) end as at_least,
        case when bool_and(at_most is not null) then cast(sum(at_most) as bigint) end as at_most,
        case when bool_and(at_least is not null) then sum(at_least) filter (where sign = 1) end as plus_at_least,
        case when bool_and(at_most is not null) then sum(at_most) filter (where sign = 1) end as plus_at_most,
        case when bool_and(at_most is not null) then -sum(at_most) filter (where sign = -1) end as minus_at_least,
        case when bool_and(at_least is not null) then -sum(at_least) filter (where sign = -1) end as minus_at_most,
        max(step) as step,
        max(known_on) as known_on
    from signed_terms
    group by all
),

held_against as (
    select
        derivation.dossier,
        derivation.derivation_id,
        derivation.title,
        derivation.headline,
        sums.at_least,
        sums.at_most,
        case when sums.minus_at_most > 0 then 100 * (sums.plus_at_least / sums.minus_at_most - 1) end as percent_at_least,
        case when sums.minus_at_least > 0 then 100 * (sums.plus_at_most / sums.minus_at_least - 1) end as percent_at_most,
        sums.step,
        sums.known_on,
        derivation.expects_figure_id,
        expected.at_least as expected_at_least,
        expected.at_most as expected_at_most,
        coalesce(expected.step, 1) / 2 as expected_half_step
    from derivation_rows as derivation
    left join sums using (dossier, derivation_id)
    left join figure_rows as expected
        on
            derivation.dossier = expected.dossier
            and derivation.expects_figure_id = expected.figure_id
)

select
    * exclude (expected_half_step),
    at_least - expected_at_most as residual_at_least,
    at_most - expected_at_least as residual_at_most,
    case
        when expects_figure_id is null then null
        when
            at_least = at_most
            and at_least = expected_at_least
            and at_least = expected_at_most
            then 'exact'
        when
            coalesce(at_least <= expected_at_most + expected_half_step, true)
            and coalesce(at_most >= expected_at_least - expected_half_step, true)
            then 'within_rounding'
        else 'broken'
    end as state
from held_against;
