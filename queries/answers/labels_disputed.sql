-- question: Where does print label a number wrongly, or in different ways?
-- rows: one per figure, errors first, then by date
-- params: dossier, family, subject, speaker_id, stance, as_of_from, as_of_to, known_on
-- columns: figure_id, measure, measure_label, wording, speaker, speaker_id, stance, stance_label, stance_kind, rule, at_least?, at_most?, as_of?, stated_on?, is_read_later, outlet, published_on?, url, is_error, right_measure_label?, right_wording?, right_figure_id?, note?
with

printed as materialized (
    select *
    from printed_in_doubt($dossier) as figures
    where
        is_chosen($family::varchar, family)
        and is_stated_by(figures, $speaker_id::varchar[], $stance::varchar[])
        and is_in_window(figures, $as_of_from::date, $as_of_to::date, $known_on::date)
),

corrections as (
    select list(corrected_by) as names
    from printed
)

select
    printed.figure_id,
    printed.measure,
    printed.measure_label,
    printed.wording,
    printed.speaker,
    printed.speaker_id,
    printed.stance,
    printed.stance_label,
    printed.stance_kind,
    printed.rule,
    printed.at_least,
    printed.at_most,
    printed.as_of,
    printed.stated_on,
    printed.is_read_later,
    printed.outlet,
    printed.published_on,
    printed.url,
    printed.is_error,
    correct.measure_label as right_measure_label,
    correct.wording as right_wording,
    correct.figure_id as right_figure_id,
    note_by(printed.note, printed.noted_from, $known_on::date) as note
from printed
left join figures_named($dossier, (select names from corrections)) as correct
    on printed.corrected_by = correct.figure_id
where
    (
        list_contains(flags_by(printed.flags, printed.noted_from, $known_on::date), 'label_disputed')
        or (printed.is_error and printed.measure <> correct.measure)
    )
    and ($subject::varchar is null or $subject::varchar in (printed.subject, correct.subject))
order by printed.is_error desc, printed.as_of_first, printed.figure_id
