-- rule: Nobody is the other side of, or a third side to, the own country, or the own side of another.
-- severity: error
-- mend: Correct the stance, the subject, or the country of the speaker.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'stance' as column_name,
    figure.stance as value,
    if(
        figure.subject = speaker.country,
        figure.speaker_id || ' is of ' || speaker.country || ', which the number is about.',
        figure.speaker_id || ' is of ' || speaker.country || ', but the number is about ' || figure.subject || '.'
    ) as message
from figure_rows as figure
inner join speaker_rows as speaker using (dossier, speaker_id)
inner join stances using (dossier, stance)
where
    (stances.stance_kind in ('opposed', 'outside') and figure.subject = speaker.country)
    -- Where subjects are the countries of speakers.
    or (
        stances.stance_kind = 'own'
        and figure.subject <> speaker.country
        and (figure.dossier, figure.subject) in (select (own.dossier, own.country) from speaker_rows as own)
    )
order by figure.file, figure.row
