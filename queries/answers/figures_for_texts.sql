-- question: Which figures may a number of a text be held against, and within what margin does each agree?
-- rows: one per figure, by name, at most as many as asked for; repeats are left out, but for those in dispute, which may count something else
-- params: dossier, most
-- columns: figure_id, form, subject, measure, kind, scope?, period?, stretch?, low?, high?, at_least?, at_most?, rule, is_whole, margin, least_meant?, most_meant?, is_number, is_precise, is_floor, is_decision, is_disputed, is_running, as_of_first?, as_of_last?, last_meant?, effective_first?, stated_first?, stated_last?, known_on, speaker_id, is_error, is_misprint, has_bounds_elsewhere, parts
-- What a statement means is told by the rules of 02_comparable.sql.
with

compared as (
    select
        *,
        -- The measures that count a part of what its own counts.
        coalesce(
            list_sort((
                select list(parts.measure) from measures as parts
                where parts.dossier = $dossier and parts.part_of = figures.measure
            )),
            []
        ) as parts,
        comparable(
            speaker_id := speaker_id, stance_kind := stance_kind, kind := kind, flags := flags, scope := scope,
            period := period, stretch := period_stretch, as_of := as_of, as_of_first := as_of_first,
            as_of_last := as_of_last, known_on := known_on, stated_first := stated_first, stated_last := stated_last,
            effective_first := effective_first, low := low, high := high, at_least := at_least, at_most := at_most,
            step := step, rule := rule, number_form := number_form
        ) as meant
    from figures_of($dossier) as figures
    where repeats is null or is_error or list_contains(flags, 'label_disputed')
)

select
    figure_id,
    form_in_texts(counts, number_form) as form,
    subject,
    measure,
    kind,
    scope,
    period,
    period_stretch as stretch,
    low,
    high,
    at_least,
    at_most,
    rule,
    number_form is null as is_whole,
    meant.margin as margin,
    meant.least_meant as least_meant,
    meant.most_meant as most_meant,
    coalesce(meant.is_number, false) as is_number,
    coalesce(meant.is_precise, false) as is_precise,
    meant.is_floor as is_floor,
    meant.is_decision as is_decision,
    meant.is_disputed as is_disputed,
    meant.is_running as is_running,
    as_of_first,
    as_of_last,
    meant.as_of_last as last_meant,
    effective_first,
    stated_first,
    stated_last,
    known_on,
    speaker_id,
    is_error,
    list_contains(flags, 'misprint') as is_misprint,
    list_contains(flags, 'bounds_elsewhere') as has_bounds_elsewhere,
    parts
from compared
order by figure_id
limit $most::bigint
