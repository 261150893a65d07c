-- rule: For one speaker, subject, day, scope and period, a part is no more than its whole.
-- severity: error
-- mend: Look both up again; if the publication has them so, flag the wrong one as label_disputed. The column part_of in measures.csv says which measure is part of which.
-- columns: file, row, column_name, value, message
select
    part.file,
    part.row,
    'low' as column_name,
    plain_digits(part.low) as value,
    whole.measure || ', of which this is a part, is at most ' || plain_digits(whole.at_most) || ' on the same day ('
    || whole.figure_id || ').' as message
from figure_rows as part
inner join measure_rows as measure using (dossier, measure)
inner join figure_rows as whole
    on
        part.dossier = whole.dossier
        and measure.part_of = whole.measure
        and part.speaker_id = whole.speaker_id
        and part.subject = whole.subject
        and part.as_of = whole.as_of
        and part.scope is not distinct from whole.scope
        and part.period is not distinct from whole.period
where
    part.at_least > whole.at_most
    and not part.is_error
    and not whole.is_error
    and not list_contains(part.flags || whole.flags, 'label_disputed')
order by part.file, part.row
