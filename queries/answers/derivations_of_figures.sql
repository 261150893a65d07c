-- question: Which sums use these figures, and do they hold?
-- rows: one per derivation that adds up or expects one of the figures, in the dossier's order
-- params: dossier, figure_id, known_on
-- columns: derivation_id, title, state?, at_least?, at_most?, expected_at_least?, expected_at_most?, residual_at_least?, residual_at_most?, figure_ids, expects_figure_id?, note?
with

asked as (
    select distinct unnest($figure_id::varchar[]) as figure_id
),

added_up as (
    select
        derivation_id,
        list(figure_id order by position) as figure_ids,
        bool_or(figure_id in (from asked)) as is_asked
    from terms
    where dossier = $dossier
    group by derivation_id
)

select
    results.derivation_id,
    results.title,
    results.state,
    results.at_least,
    results.at_most,
    results.expected_at_least,
    results.expected_at_most,
    results.residual_at_least,
    results.residual_at_most,
    added_up.figure_ids,
    results.expects_figure_id,
    note_by(derivations.note, results.noted_from, $known_on::date) as note
from derivation_results as results
inner join derivations using (dossier, derivation_id)
inner join added_up using (derivation_id)
where
    results.dossier = $dossier
    and is_known(results.known_on, $known_on::date)
    and (added_up.is_asked or results.expects_figure_id in (from asked))
order by results.headline nulls last, results.title
