-- replaces: statements
-- by: decrees on this subject
-- files: subject
select *
from decrees_in_partitions($dossier, $subject, null)
