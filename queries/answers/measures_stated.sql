-- question: Which measures of a family do the statements in view count?
-- rows: one per measure with a statement (relays and errors left out), in the dossier's order
-- params: dossier, family, subject, speaker_id, stance, as_of_from, as_of_to, known_on, period
-- columns: measure, label, definition, count_statements, count_speakers
-- files: subject
with stated as (
    select
        measure,
        sum(count_statements)::bigint as count_statements,
        count(distinct speaker_id) as count_speakers
    from
        figures_counted(
            $dossier, $subject::varchar, null, $as_of_from::date, $as_of_to::date, $known_on::date
        ) as counted
    where
        count_statements > 0
        and is_stated_by(counted, $speaker_id::varchar[], $stance::varchar[])
        and is_of_period(counted, $period::varchar)
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
where measures.dossier = $dossier and is_chosen($family::varchar, measures.family)
order by measures.rowid
