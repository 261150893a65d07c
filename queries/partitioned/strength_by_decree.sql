-- replaces: statements
-- by: decrees on this subject and measure
select *
from decrees_in_partitions($dossier, $subject, $measure)
