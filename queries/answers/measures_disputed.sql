-- question: On which measures do independent speakers contradict each other, and how often?
-- rows: one per measure of the subject with a contradiction at one time, the most contradictions first
-- params: dossier, subject, known_on
-- columns: measure, measure_label, count_contradictions, count_speakers
select
    own.measure,
    any_value(own.measure_label) as measure_label,
    count(*) // 2 as count_contradictions,
    count(distinct own.speaker_id) as count_speakers
from comparisons as pairs
inner join statements as own using (dossier, figure_id)
where
    pairs.dossier = $dossier
    and pairs.disagreement = 'contradiction'
    and is_known(pairs.known_on, $known_on::date)
    and is_undisputed(pairs.disputed_from, $known_on::date)
    and own.subject = $subject
group by own.measure
order by
    count_contradictions desc,
    count_speakers desc,
    own.measure
