-- question: On which days did what is known change?
-- rows: one per day, oldest first; between two of them every answer is the same, whatever day it is known on
-- params: dossier
-- columns: day
select day
from days_of_dossier($dossier)
union
select known_on as day
from derivation_results
where dossier = $dossier and known_on is not null
union
select happened_first as day
from events
where dossier = $dossier and happened_first is not null
order by day
