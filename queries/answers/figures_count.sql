-- question: How many figures fit the filters and the search, and how many of them are statements, relays and errors?
-- rows: one
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, words, numbers
-- columns: count_figures, count_statements, count_relays, count_errors
-- files: subject
select
    coalesce(sum(count_rows), 0)::bigint as count_figures,
    coalesce(sum(count_statements), 0)::bigint as count_statements,
    coalesce(sum(count_relays), 0)::bigint as count_relays,
    coalesce(sum(count_errors), 0)::bigint as count_errors
from
    matches_counted(
        $dossier, $subject::varchar, $measure::varchar, $as_of_from::date, $as_of_to::date, $known_on::date,
        $words::varchar[], $numbers::varchar[]
    ) as counted
where is_stated_by(counted, $speaker_id::varchar[], $stance::varchar[])
