-- replaces: statements
-- by: the figure of this name
select *
from statements_named($dossier, [$figure_id])
