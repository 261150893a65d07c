-- rule: Nobody is the adversary of, or a third party to, the army of the own country.
-- severity: error
-- mend: Correct the stance, the subject, or the country of the speaker.
-- columns: file, row, column_name, value, message
select
    figure.file,
    figure.row,
    'stance' as column_name,
    figure.stance as value,
    figure.speaker_id || ' is of ' || speaker.country || ', as is the army that is counted.' as message
from figure_rows as figure
inner join speaker_rows as speaker using (dossier, speaker_id)
where
    figure.stance in ('adversary_claim', 'third_party_government')
    and figure.subject = speaker.country
order by figure.file, figure.row
