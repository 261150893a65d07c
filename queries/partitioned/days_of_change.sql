-- replaces: of_figures
-- by: the days that the rollup knows
select day
from days_of_figures
where dossier = $dossier
