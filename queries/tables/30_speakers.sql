-- Finished rows still carry file and row, so that a check can say where; 95_finish.sql drops both.

create table speaker_rows as
select *
from staged_speakers;
