-- replaces: statements
-- by: decrees on this subject and measure
-- files: subject
select *
from decrees_in_partitions($dossier, $subject, $measure)
