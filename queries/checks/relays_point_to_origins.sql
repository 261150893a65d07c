-- rule: A relay points to the statement itself, not to another relay or an error, and has the same speaker and subject.
-- severity: error
-- mend: Point repeats to the origin, the first to be known; if the speakers differ, it is a statement of its own.
-- columns: file, row, column_name, value, message
with relays as (
    select
        relay.*,
        case
            when relay.figure_id = origin.figure_id then 'It points to itself.'
            when origin.repeats is not null
                then 'That row is itself a relay, of ' || origin.repeats || '.'
            when origin.is_error then 'That row is an error in print.'
            when relay.known_on < origin.known_on
                then 'It was known before the origin, which was known from ' || origin.known_on || '.'
            when relay.speaker_id <> origin.speaker_id
                then 'There the speaker is ' || origin.speaker_id || '.'
            when relay.subject <> origin.subject
                then 'There the subject is ' || origin.subject || '.'
        end as message
    from figure_rows as relay
    inner join figure_rows as origin
        on
            relay.dossier = origin.dossier
            and relay.repeats = origin.figure_id
)

select
    file,
    row,
    'repeats' as column_name,
    repeats as value,
    message
from relays
where message is not null
order by file, row
