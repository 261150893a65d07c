-- Dated context for charts, known as figures are.

create table event_rows as
select
    event.*,
    first_day_of(event.happened_on) as happened_first,
    last_day_of(event.happened_on) as happened_last,
    known_from(
        coalesce(last_day_of(event.public_on), happened_last), publication.published_last, null, false, false
    ) as known_on,
    greatest(known_on, publication.published_last, last_day_of(event.noted_on)) as noted_from,
    coalesce(publication.published_first > known_on, false) as is_read_later
from staged_events as event
left join publication_rows as publication using (dossier, publication_id);
