-- rule: Nobody is the other side of, or a third side to, the own country.
-- severity: error
-- mend: Correct the stance, the subject, or the country of the speaker.
-- needs: one row
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'stance' as column_name,
    figure.stance as value,
    figure.speaker_id || ' is of ' || speaker.country || ', which the number is about.' as message
from figure_rows as figure
inner join speaker_rows as speaker using (dossier, speaker_id)
inner join stances using (dossier, stance)
where
    stances.stance_kind in ('opposed', 'outside')
    and figure.subject = speaker.country
order by figure.file, figure.row
