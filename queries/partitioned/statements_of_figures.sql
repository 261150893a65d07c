-- replaces: statements
-- by: the figures of these names
select *
from statements_named($dossier, $figure_id)
