-- question: Which releases of its data has a dossier, and how much changed with each?
-- rows: one per release, newest first
-- params: dossier
-- columns: release, released_on, note?, is_first, count_added, count_changed, count_withdrawn
select
    release,
    released_on,
    note,
    is_first,
    count_added,
    count_changed,
    count_withdrawn
from releases
where dossier = $dossier
order by release desc
