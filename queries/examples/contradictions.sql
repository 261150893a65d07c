-- question: Which independent speakers contradict each other, and by how much at least?
-- about: The table comparisons holds each pair of independent statements that count the same at the same time. Relays are left out.
-- rows: one per pair, the widest gap first
-- params: dossier, measure
-- columns: measure_label, speaker, wording, other_speaker, other_wording, as_of, other_as_of, apart_at_least, figure_id, other_figure_id
select
    higher.measure_label,
    higher.speaker,
    higher.wording,
    lower.speaker as other_speaker,
    lower.wording as other_wording,
    higher.as_of,
    lower.as_of as other_as_of,
    higher.at_least - lower.at_most as apart_at_least,  -- the empty space between their ranges
    pair.figure_id,
    pair.other_figure_id
from comparisons as pair
inner join statements as higher using (dossier, figure_id)
inner join statements as lower on pair.dossier = lower.dossier and pair.other_figure_id = lower.figure_id
where
    pair.dossier = $dossier
    and pair.disagreement = 'contradiction'
    and pair.disputed_from is null  -- what both count is not in dispute
    and higher.at_least > lower.at_most  -- each pair is there twice; this keeps one of the two
    and ($measure::varchar is null or higher.measure = $measure::varchar)
order by apart_at_least desc, pair.figure_id, pair.other_figure_id
