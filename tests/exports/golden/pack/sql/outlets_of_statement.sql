-- data/outlets_of_statement.csv with these parameters; those not named are null:
--   dossier = "tiny"
--   subject = "RUS"
--   measure = "killed"
-- question: Which outlets carried a statement, and in which words?
-- rows: one per outlet, the origin first
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on
-- columns: speaker, origin_id, figure_id, is_origin, wording, is_read_later, outlet, credits?, tier, published_on?, url, count_outlets, note?
-- files: subject
-- engine: spark
select
    speaker,
    origin_id,
    figure_id,
    repeats is null as is_origin,
    wording,
    is_read_later,
    outlet,
    credits,
    tier,
    published_on,
    url,
    count(distinct publication_id) over (partition by origin_id) as count_outlets,
    note_by(note, noted_from, $known_on::date) as note
from statements_with_relays($dossier, $subject, $measure) as figures
where
    is_stated_by(figures, $speaker_id::varchar[], $stance::varchar[])
    and is_in_window(figures, $as_of_from::date, $as_of_to::date, $known_on::date)
qualify count(distinct publication_id) over (partition by origin_id) > 1
order by origin_id, is_origin desc, published_on, outlet, figure_id
