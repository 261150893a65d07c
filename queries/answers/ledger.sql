-- question: What do the headline sums change, from what, to what?
-- rows: one per headline derivation whose figures were all known, in the dossier's order
-- params: dossier, known_on
-- columns: derivation_id, title, note?, is_change, measure_label?, unit?, at_least?, at_most?, percent_at_least?, percent_at_most?, step?, before_at_least?, before_at_most?, after_at_least?, after_at_most?, is_decided, effective_from?, as_of?, stated_on?, speaker, is_read_later, outlet, published_on?, url, state?
-- was: headline
-- partitions: the figures that sums use are in the table figures, wherever the others lie
-- A sum is a change where it holds what is true last against the same at an earlier time; speaker, dates and publication
-- are those of the first figure of the later time.
with

dated_terms as (
    select
        terms.derivation_id,
        terms.position,
        terms.sign,
        figures.*,
        coalesce(figures.effective_first, figures.as_of_first) as day,
        coalesce(day = max(day) over derivation, true) as is_after,
        if(
            terms.sign < 0,
            interval_negate(interval_of(figures.at_least, figures.at_most)),
            interval_of(figures.at_least, figures.at_most)
        ) as stated
    from terms
    inner join figures using (dossier, figure_id)
    where terms.dossier = $dossier
    window derivation as (partition by terms.derivation_id)
),

-- What is added later is taken away earlier, and the other way round.
things as (
    select
        derivation_id,
        sum(sign) = 0 and sum(if(is_after, sign, 0)) <> 0 as is_held_against_itself
    from dated_terms
    group by derivation_id, subject, measure, scope, period
),

changes as (
    select
        derivation_id,
        bool_and(is_held_against_itself) as is_change
    from things
    group by derivation_id
),

ends as (
    select
        derivation_id,
        if(count(distinct measure) = 1, any_value(measure_label), null) as measure_label,
        if(count(distinct unit) = 1, any_value(unit), null) as unit,
        arg_min(sign, position) > 0 and arg_min(is_after, position) as is_forward,
        interval_sum(if(is_after, stated, interval_of(0, 0))) as after,
        interval_negate(interval_sum(if(is_after, interval_of(0, 0), stated))) as before,
        arg_min(
            struct_pack(
                is_decided := is_decision(dossier, stance),
                effective_from := effective_from,
                as_of := as_of,
                stated_on := stated_on,
                speaker := speaker,
                is_read_later := is_read_later,
                outlet := outlet,
                published_on := published_on,
                url := url
            ),
            position
        ) filter (where is_after) as said
    from dated_terms
    group by derivation_id
)

select
    results.derivation_id,
    results.title,
    note_by(derivations.note, results.noted_from, $known_on::date) as note,
    changes.is_change and ends.is_forward as is_change,
    ends.measure_label,
    ends.unit,
    results.at_least,
    results.at_most,
    results.percent_at_least,
    results.percent_at_most,
    results.step,
    ends.before['at_least'] as before_at_least,
    ends.before['at_most'] as before_at_most,
    ends.after['at_least'] as after_at_least,
    ends.after['at_most'] as after_at_most,
    ends.said.is_decided,
    ends.said.effective_from,
    ends.said.as_of,
    ends.said.stated_on,
    ends.said.speaker,
    ends.said.is_read_later,
    ends.said.outlet,
    ends.said.published_on,
    ends.said.url,
    results.state
from derivation_results as results
inner join derivations using (dossier, derivation_id)
inner join ends using (derivation_id)
inner join changes using (derivation_id)
where
    results.dossier = $dossier
    and results.headline is not null
    and is_known(results.known_on, $known_on::date)
order by results.headline, results.derivation_id
