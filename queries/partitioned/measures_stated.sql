-- replaces: stated
-- by: the sums of the rollup
-- files: subject
select
    counted.measure,
    sum(counted.count_statements)::bigint as count_statements,
    count(distinct counted.speaker_id) as count_speakers
from figures_counted($dossier, $subject, null, $as_of_from, $as_of_to, $known_on) as counted
left join measures on measures.dossier = $dossier and counted.measure = measures.measure
where
    counted.count_statements > 0
    and is_chosen($family::varchar, measures.family)
    and is_among($speaker_id::varchar[], counted.speaker_id)
    and is_among($stance::varchar[], counted.stance)
    and is_chosen($period::varchar, coalesce(counted.period, 'stock'))
group by counted.measure
