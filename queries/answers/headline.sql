-- question: What does the article's headline change, from what, to what?
-- rows: one per headline derivation whose figures were all known, in the dossier's order
-- params: dossier, known_on
-- columns: derivation_id, title, note?, at_least?, at_most?, percent_at_least?, percent_at_most?, step?, before_at_least?, before_at_most?, after_at_least?, after_at_most?, effective_from?, stated_on?, speaker, is_read_later, outlet, state?
-- partitions: the figures that sums use are in the table figures, wherever the others lie
with

dated_terms as (
    select
        terms.derivation_id,
        figures.speaker,
        figures.is_read_later,
        figures.outlet,
        figures.stated_on,
        figures.effective_from,
        figures.effective_first = max(figures.effective_first) over derivation as is_after,
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

ends as (
    select
        derivation_id,
        interval_sum(if(is_after, stated, interval_of(0, 0))) as after,
        interval_negate(interval_sum(if(is_after, interval_of(0, 0), stated))) as before,
        any_value(effective_from) filter (where is_after) as effective_from,
        any_value(stated_on) filter (where is_after) as stated_on,
        any_value(speaker) filter (where is_after) as speaker,
        any_value(is_read_later) filter (where is_after) as is_read_later,
        any_value(outlet) filter (where is_after) as outlet
    from dated_terms
    group by derivation_id
)

select
    results.derivation_id,
    results.title,
    note_by(derivations.note, results.noted_from, $known_on::date) as note,
    results.at_least,
    results.at_most,
    results.percent_at_least,
    results.percent_at_most,
    results.step,
    ends.before['at_least'] as before_at_least,
    ends.before['at_most'] as before_at_most,
    ends.after['at_least'] as after_at_least,
    ends.after['at_most'] as after_at_most,
    ends.effective_from,
    ends.stated_on,
    ends.speaker,
    ends.is_read_later,
    ends.outlet,
    results.state
from derivation_results as results
inner join derivations using (dossier, derivation_id)
inner join ends using (derivation_id)
where
    results.dossier = $dossier
    and results.headline is not null
    and ($known_on::date is null or results.known_on <= $known_on::date)
order by results.headline
