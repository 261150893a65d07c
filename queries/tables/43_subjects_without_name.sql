-- Subjects to which the dossier gives no name; those that are codes of countries get theirs from ISO 3166.
-- names: subjects
select
    used.dossier,
    used.subject,
    about.subject_names
from (
    select
        dossier,
        subject
    from staged_figures
    union
    select
        dossier,
        unnest(subjects) as subject
    from partitions
) as used
inner join staged_dossiers as about using (dossier)
where
    used.subject is not null
    and not coalesce(map_contains(about.subject_names, used.subject), false)
order by used.dossier, used.subject
