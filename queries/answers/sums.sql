-- question: Which sums are in this state, what do they give, and what do they leave?
-- rows: one per derivation, by default the broken ones first, those that no printed figure answers last
-- params: dossier, state, q, sort
-- columns: derivation_id, title, state?, count_terms, at_least?, at_most?, step, expected_wording?, expected_speaker?, expected_outlet?, expected_at_least?, expected_at_most?, residual_at_least?, residual_at_most?, note?, expects_figure_id?
-- partitions: the figures that sums use are in the table figures, wherever the others lie
-- The parameter state may be exact, within_rounding, broken, or nothing_printed for those that no figure answers.
with

told as (
    select
        results.*,
        derivations.note,
        expected.wording as expected_wording,
        expected.speaker as expected_speaker,
        expected.outlet as expected_outlet
    from derivation_results as results
    inner join derivations using (dossier, derivation_id)
    left join figures as expected
        on
            results.dossier = expected.dossier
            and results.expects_figure_id = expected.figure_id
    where results.dossier = $dossier
),

added_up as (
    select
        terms.derivation_id,
        count(*) as count_terms,
        string_agg(concat_ws(' ', figures.figure_id, figures.wording, figures.speaker), ' ') as words
    from terms
    inner join figures using (dossier, figure_id)
    where terms.dossier = $dossier
    group by terms.derivation_id
)

select
    told.derivation_id,
    told.title,
    told.state,
    coalesce(added_up.count_terms, 0) as count_terms,
    told.at_least,
    told.at_most,
    told.step,
    told.expected_wording,
    told.expected_speaker,
    told.expected_outlet,
    told.expected_at_least,
    told.expected_at_most,
    told.residual_at_least,
    told.residual_at_most,
    told.note,
    told.expects_figure_id
from told
left join added_up using (derivation_id)
where
    ($state::varchar is null or coalesce(told.state, 'nothing_printed') = $state::varchar)
    and (
        $q::varchar is null
        or contains(
            lower(
                concat_ws(
                    ' ',
                    told.derivation_id,
                    told.title,
                    told.expects_figure_id,
                    told.expected_wording,
                    told.expected_speaker,
                    told.expected_outlet,
                    told.note,
                    added_up.words
                )
            ),
            lower($q::varchar)
        )
    )
order by
    if($sort::varchar = 'title', lower(told.title), null),
    if($sort::varchar = '-title', lower(told.title), null) desc,
    if($sort::varchar = 'at_least', told.at_least, null) nulls last,
    if($sort::varchar = '-at_least', told.at_least, null) desc nulls last,
    if($sort::varchar = 'residual_at_least', told.residual_at_least, null) nulls last,
    if($sort::varchar = '-residual_at_least', told.residual_at_least, null) desc nulls last,
    if($sort::varchar = '-state', list_position(['exact', 'within_rounding', 'broken'], told.state), null) nulls last,
    list_position(['broken', 'within_rounding', 'exact'], told.state) nulls last,
    told.title
