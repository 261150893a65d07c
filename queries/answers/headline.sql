-- question: What does the article's headline change, from what, to what?
-- rows: one per headline derivation whose figures were all known, in the dossier's order
-- params: dossier, known_on
-- columns: derivation_id, title, note, at_least, at_most, percent_at_least, percent_at_most, before_at_least, before_at_most, after_at_least, after_at_most, effective_from, stated_on, speaker, outlet, state
with

dated_terms as (
    select
        terms.derivation_id,
        terms.sign,
        statements.at_least,
        statements.at_most,
        statements.speaker,
        statements.outlet,
        statements.stated_on,
        statements.effective_from,
        statements.effective_first = max(statements.effective_first) over derivation as is_after
    from terms
    inner join statements using (dossier, figure_id)
    where terms.dossier = $dossier
    window derivation as (partition by terms.derivation_id)
),

ends as (
    select
        derivation_id,
        sum(if(sign > 0, at_least, -at_most)) filter (where is_after)::bigint as after_at_least,
        sum(if(sign > 0, at_most, -at_least)) filter (where is_after)::bigint as after_at_most,
        -sum(if(sign > 0, at_most, -at_least)) filter (where not is_after)::bigint as before_at_least,
        -sum(if(sign > 0, at_least, -at_most)) filter (where not is_after)::bigint as before_at_most,
        any_value(effective_from) filter (where is_after) as effective_from,
        any_value(stated_on) filter (where is_after) as stated_on,
        any_value(speaker) filter (where is_after) as speaker,
        any_value(outlet) filter (where is_after) as outlet
    from dated_terms
    group by derivation_id
)

select
    results.derivation_id,
    results.title,
    derivations.note,
    results.at_least,
    results.at_most,
    results.percent_at_least,
    results.percent_at_most,
    ends.before_at_least,
    ends.before_at_most,
    ends.after_at_least,
    ends.after_at_most,
    ends.effective_from,
    ends.stated_on,
    ends.speaker,
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
