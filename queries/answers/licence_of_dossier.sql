-- question: Under which licence may a dossier be used?
-- rows: one, or none for an unknown dossier
-- params: dossier
-- columns: dossier, title, licence
select
    dossier,
    title,
    licence
from dossiers
where dossier = $dossier
