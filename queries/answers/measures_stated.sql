-- question: Which measures of a family do the statements in view count?
-- rows: one per measure with a statement (relays and errors left out), in the dossier's order
-- params: dossier, family, subject, speaker_id, stance, as_of_from, as_of_to, known_on, period
-- columns: measure, label, definition, count_statements, count_speakers
with

stated as (
    select
        measure,
        count(*) as count_statements,
        count(distinct speaker_id) as count_speakers
    from statements
    where
        dossier = $dossier
        and repeats is null
        and not is_error
        and ($family::varchar is null or family = $family::varchar)
        and ($subject::varchar is null or subject = $subject::varchar)
        and ($speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], speaker_id))
        and ($stance::varchar[] is null or list_contains($stance::varchar[], stance))
        and ($as_of_from::date is null or as_of_last >= $as_of_from::date)
        and ($as_of_to::date is null or as_of_first <= $as_of_to::date)
        and ($known_on::date is null or known_on <= $known_on::date)
        and ($period::varchar is null or coalesce(period, 'stock') = $period::varchar)
    group by measure
)

select
    measures.measure,
    measures.label,
    measures.definition,
    stated.count_statements,
    stated.count_speakers
from measures
inner join stated using (measure)
where measures.dossier = $dossier
order by measures.rowid
