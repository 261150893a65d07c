-- question: Which published numbers are wrong, and what is right?
-- rows: one per error in print, by date
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on
-- columns: wording, outlet, published_on?, url, right_wording, right_speaker, right_is_read_later?, right_outlet, right_url, note?, figure_id, corrected_by?
with

wrong as materialized (
    select *
    from printed_in_doubt($dossier) as figures
    where
        is_error
        and is_in_view(
            figures, $subject::varchar, $measure::varchar, $speaker_id::varchar[], $stance::varchar[],
            $as_of_from::date, $as_of_to::date, $known_on::date
        )
),

corrections as (
    select list(corrected_by) as names
    from wrong
)

select
    wrong.wording,
    wrong.outlet,
    wrong.published_on,
    wrong.url,
    correct.wording as right_wording,
    correct.speaker as right_speaker,
    correct.is_read_later as right_is_read_later,
    correct.outlet as right_outlet,
    correct.url as right_url,
    note_by(wrong.note, wrong.noted_from, $known_on::date) as note,
    wrong.figure_id,
    wrong.corrected_by
from wrong
left join figures_named($dossier, (select names from corrections)) as correct
    on wrong.corrected_by = correct.figure_id
order by wrong.published_on, wrong.figure_id
