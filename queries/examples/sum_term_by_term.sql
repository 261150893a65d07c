-- question: How does a sum of stated figures come about, term by term?
-- about: A running total with open ends: SUM … OVER adds up as it goes, and the last line of each sum is its result.
-- rows: one per sum and term, in the order of the formula
-- params: dossier, derivation_id
-- columns: title, sign, speaker, wording, so_far_at_least, so_far_at_most, state, derivation_id, figure_id
select
    result.title,
    if(term.sign > 0, '+', '−') as sign,
    figure.speaker,
    figure.wording,
    -- What is taken away counts with its highest for the lowest total. bigint, since sums come as hugeint.
    sum(if(term.sign > 0, figure.at_least, -figure.at_most)) over terms::bigint as so_far_at_least,
    sum(if(term.sign > 0, figure.at_most, -figure.at_least)) over terms::bigint as so_far_at_most,
    result.state,  -- exact, within_rounding or broken; empty where no printed figure answers the sum
    derivation_id,
    figure_id
from derivation_results as result
inner join terms as term using (dossier, derivation_id)
inner join figures as figure using (dossier, figure_id)
where dossier = $dossier and ($derivation_id::varchar is null or derivation_id = $derivation_id::varchar)
window terms as (partition by derivation_id order by term.position)
order by result.headline, derivation_id, term.position
