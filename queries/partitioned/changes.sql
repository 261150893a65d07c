-- replaces: statements
-- by: the figures that the log names
select *
from statements_named(
    $dossier, (
        select list(distinct figure_id) from changes
        where dossier = $dossier and figure_id is not null
    )
)
