-- question: Which statements name only a floor or only a ceiling?
-- about: “More than 2,870” has no upper bound and “up to 3,000” no lower one. NULL means open here, never zero.
-- rows: one per statement that is open on a side, by measure
-- params: dossier, measure
-- columns: bound, measure_label, speaker, wording, at_least, at_most, as_of, flags, figure_id
select
    if(at_most is null, 'a floor', 'a ceiling') as bound,
    measure_label,
    speaker,
    wording,
    at_least,
    at_most,
    as_of,
    array_to_string(flags, ', ') as flags,
    figure_id
from statements
where
    dossier = $dossier
    and (at_least is null) <> (at_most is null)  -- one side open, not both
    and ($measure::varchar is null or measure = $measure::varchar)  -- left empty, all measures
order by bound, measure_label, as_of_first, figure_id
