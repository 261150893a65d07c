-- question: On which days did what is known change?
-- rows: one per day, oldest first; between two of them every answer is the same, whatever day it is known on
-- params: dossier
-- columns: day
select day
from days_of_dossier($dossier)
union
select unnest([known_on, noted_from]) as day
from derivation_results
where dossier = $dossier and known_on is not null
union
select unnest([known_on, noted_from]) as day
from events
where dossier = $dossier and known_on is not null
union
select published_first as day
from publications
where dossier = $dossier and published_first is not null
order by day
