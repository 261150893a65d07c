-- data/reconciliations.csv with these parameters; those not named are null:
--   dossier = "tiny"
-- question: Which sums hold, and which do not?
-- rows: one per derivation, the broken ones first, those that no printed figure answers last
-- params: dossier, known_on
-- columns: derivation_id, title, state?, at_least?, at_most?, expected_at_least?, expected_at_most?, residual_at_least?, residual_at_most?, expected_wording?, expected_speaker?, expected_is_read_later?, expected_outlet?, note?, step
-- partitions: the figures that sums use are in the table figures, wherever the others lie
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
    expected.wording as expected_wording,
    expected.speaker as expected_speaker,
    expected.is_read_later as expected_is_read_later,
    expected.outlet as expected_outlet,
    note_by(derivations.note, results.noted_from, $known_on::date) as note,
    results.step
from derivation_results as results
inner join derivations using (dossier, derivation_id)
left join figures as expected
    on
        results.dossier = expected.dossier
        and results.expects_figure_id = expected.figure_id
where
    results.dossier = $dossier
    and is_known(results.known_on, $known_on::date)
order by
    list_position(['broken', 'within_rounding', 'exact'], results.state) nulls last,
    results.title,
    results.derivation_id
