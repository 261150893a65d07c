-- question: Which sums use a figure, and do they balance?
-- rows: one per figure of such a derivation, in the order of the formula, then the figure that it should equal; broken ones first
-- params: dossier, figure_id
-- columns: derivation_id, title, state?, at_least?, at_most?, step, residual_at_least?, residual_at_most?, note?, part, position?, sign?, is_this, term_at_least?, term_at_most?, wording, rule, speaker, stance, stance_label, stance_kind, stated_on?, is_read_later, outlet, published_on?, url, figure_id
-- partitions: the figures that sums use are in the table figures, wherever the others lie
with

uses as (
    select
        dossier,
        derivation_id,
        'term' as part,
        position,
        sign,
        figure_id
    from terms
    union all
    select
        dossier,
        derivation_id,
        'expected' as part,
        null as position,
        null as sign,
        expects_figure_id as figure_id
    from derivations
    where expects_figure_id is not null
),

using_it as (
    select distinct derivation_id
    from uses
    where dossier = $dossier and figure_id = $figure_id
)

select
    results.derivation_id,
    results.title,
    results.state,
    results.at_least,
    results.at_most,
    results.step,
    results.residual_at_least,
    results.residual_at_most,
    derivations.note,
    uses.part,
    uses.position,
    uses.sign,
    uses.figure_id = $figure_id as is_this,
    figures.at_least as term_at_least,
    figures.at_most as term_at_most,
    figures.wording,
    figures.rule,
    figures.speaker,
    figures.stance,
    figures.stance_label,
    figures.stance_kind,
    figures.stated_on,
    figures.is_read_later,
    figures.outlet,
    figures.published_on,
    figures.url,
    figures.figure_id
from using_it
inner join derivation_results as results using (derivation_id)
inner join derivations using (dossier, derivation_id)
inner join uses using (dossier, derivation_id)
inner join figures
    on
        uses.dossier = figures.dossier
        and uses.figure_id = figures.figure_id
where results.dossier = $dossier
order by
    list_position(['broken', 'within_rounding', 'exact'], results.state) nulls last,
    results.title,
    results.derivation_id,
    uses.position nulls last
