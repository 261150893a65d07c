-- question: How many statements, errors and figures would each choice of each filter leave?
-- rows: one per filter and value that leaves any; each filter is counted under all the others
-- params: dossier, family, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, words, numbers
-- columns: filter, value, count_statements, count_errors, count_figures
-- count_figures: relays and errors in print included.
with in_time as (
    select
        counted.*,
        is_chosen($subject::varchar, counted.subject) as is_subject,
        is_chosen($measure::varchar, counted.measure) as is_measure,
        is_among($speaker_id::varchar[], counted.speaker_id) as is_speaker,
        is_among($stance::varchar[], counted.stance) as is_stance
    from
        matches_counted(
            $dossier, null, null, $as_of_from::date, $as_of_to::date, $known_on::date,
            $words::varchar[], $numbers::varchar[]
        ) as counted
    left join measures on measures.dossier = $dossier and counted.measure = measures.measure
    where is_chosen($family::varchar, measures.family)
)

select
    'subject' as filter,
    subject as value,
    sum(count_statements)::bigint as count_statements,
    sum(count_errors)::bigint as count_errors,
    sum(count_rows)::bigint as count_figures
from in_time
where is_measure and is_speaker and is_stance
group by subject
union all
select
    'measure' as filter,
    measure as value,
    sum(count_statements)::bigint as count_statements,
    sum(count_errors)::bigint as count_errors,
    sum(count_rows)::bigint as count_figures
from in_time
where is_subject and is_speaker and is_stance
group by measure
union all
select
    'speaker_id' as filter,
    speaker_id as value,
    sum(count_statements)::bigint as count_statements,
    sum(count_errors)::bigint as count_errors,
    sum(count_rows)::bigint as count_figures
from in_time
where is_subject and is_measure and is_stance
group by speaker_id
union all
select
    'stance' as filter,
    stance as value,
    sum(count_statements)::bigint as count_statements,
    sum(count_errors)::bigint as count_errors,
    sum(count_rows)::bigint as count_figures
from in_time
where is_subject and is_measure and is_speaker
group by stance
order by filter, count_statements desc, value
