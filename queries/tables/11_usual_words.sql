-- The stances, kinds of speaker and periods of a dossier that lists none of its own.
-- reads: schema/package/muster.json

create table usual_words as
select
    properties.stances."default" as stances,
    properties.speaker_kinds."default" as speaker_kinds,
    properties.periods."default" as periods
from read_json(
    getvariable('path'),
    columns = {
        properties: 'struct(
            stances struct("default" listed_words), speaker_kinds struct("default" listed_words),
            periods struct("default" listed_words)
        )'
    }
);
