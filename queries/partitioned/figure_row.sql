-- replaces: statements
-- by: the figure of this name
-- files: figure_id
select *
from statements_named($dossier, [$figure_id])
