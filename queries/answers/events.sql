-- question: What happened when?
-- rows: one per event, oldest first
-- params: dossier, as_of_from, as_of_to, known_on
-- columns: happened_on, happened_first, title, note?, is_read_later, outlet, published_on?, url
select
    events.happened_on,
    events.happened_first,
    events.title,
    note_by(events.note, events.noted_from, $known_on::date) as note,
    events.is_read_later,
    publications.outlet,
    publications.published_on,
    publications.url
from events
inner join publications using (dossier, publication_id)
where
    events.dossier = $dossier
    and is_within_days(events.happened_first, events.happened_last, $as_of_from::date, $as_of_to::date)
    and is_known(events.known_on, $known_on::date)
order by events.happened_first, events.title, events.event_id
