-- question: What does a measure count?
-- rows: one, or none for an unknown measure
-- params: dossier, measure
-- columns: measure, label, counts, kind, unit, family, definition
select
    measure,
    label,
    counts,
    kind,
    unit,
    family,
    definition
from measures
where dossier = $dossier and measure = $measure
