-- question: What did the rules find about a figure?
-- rows: one per finding, broken rules first
-- params: dossier, figure_id
-- columns: rule, severity, column_name, value, message, mend, file, row
select
    rule,
    severity,
    column_name,
    value,
    message,
    mend,
    file,
    row
from findings($dossier)
where figure_id = $figure_id
order by severity, rule, column_name
