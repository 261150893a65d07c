-- question: Which of these figures contradict each other, and by how much at least?
-- rows: one per pair of other speakers that count the same at the same time, the widest gap first; none where what they count is in dispute
-- params: dossier, subject, measure, figure_id, known_on
-- columns: figure_id, other_figure_id, apart_at_least
select
    higher.figure_id,
    lower.figure_id as other_figure_id,
    higher.at_least - lower.at_most as apart_at_least
from comparisons as pairs
inner join statements as higher using (dossier, figure_id)
inner join statements as lower
    on
        pairs.dossier = lower.dossier
        and pairs.other_figure_id = lower.figure_id
where
    pairs.dossier = $dossier
    and pairs.disagreement = 'contradiction'
    and higher.at_least > lower.at_most  -- each pair is there twice; this keeps one of the two
    and is_about(higher, $subject::varchar, $measure::varchar)
    and is_among($figure_id::varchar[], pairs.figure_id)
    and is_among($figure_id::varchar[], pairs.other_figure_id)
    and ($known_on::date is null or pairs.known_on <= $known_on::date)
    and is_undisputed(pairs.disputed_from, $known_on::date)
order by apart_at_least desc, higher.figure_id, lower.figure_id
