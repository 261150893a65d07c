-- replaces: statements
-- by: decrees on this subject
select *
from decrees_in_partitions($dossier, $subject, null)
