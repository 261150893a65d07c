-- rule: Every derivation adds up at least one figure.
-- severity: error
-- mend: Add its terms, or delete it.
-- columns: file, row, column_name, value, message
select
    derivation.file,
    derivation.row,
    'derivation_id' as column_name,
    derivation.derivation_id as value,
    'It has no row in terms.' as message
from derivation_rows as derivation
anti join term_rows using (dossier, derivation_id)
order by derivation.file, derivation.row
