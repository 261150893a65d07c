-- rule: For one speaker, subject, day, scope and period, the killed are no more than the killed and wounded.
-- severity: error
-- mend: Look both up again; if the publication has them so, flag the wrong one as label_disputed.
-- columns: file, row, column_name, value, message
select
    killed.file,
    killed.row,
    'low' as column_name,
    killed.low as value,
    'Casualties of the same day are at most ' || plain_digits(casualties.at_most) || ' ('
    || casualties.figure_id || ').' as message
from figure_rows as killed
inner join figure_rows as casualties
    on
        killed.dossier = casualties.dossier
        and killed.speaker_id = casualties.speaker_id
        and killed.subject = casualties.subject
        and killed.as_of = casualties.as_of
        and killed.scope is not distinct from casualties.scope
        and killed.period is not distinct from casualties.period
where
    killed.measure = 'killed'
    and casualties.measure = 'casualties'
    and killed.at_least > casualties.at_most
    and not killed.is_error
    and not casualties.is_error
    and not list_contains(killed.flags || casualties.flags, 'label_disputed')
order by killed.file, killed.row
