-- checks.csv with these parameters; those not named are null:
--   dossier = "tiny"
--   figure_id = ["killed-march", "killed-april", "killed-march-hedge", "killed-march-relay", "posts-2023", "posts-2018", "step-2023"]
--   known_on = "2022-08-25"
-- question: What did the rules find about these figures?
-- rows: one per finding, by figure; none for an earlier day, since rules are run over all that is known
-- params: dossier, figure_id, known_on
-- columns: figure_id, rule, severity, column_name, value, message, mend
with

asked as (
    select distinct unnest($figure_id::varchar[]) as figure_id
)

select
    found.figure_id,
    found.rule,
    found.severity,
    found.column_name,
    found.value,
    found.message,
    found.mend
from asked
inner join findings($dossier) as found using (figure_id)
where $known_on::date is null
order by found.figure_id, found.rule, found.column_name, found.message
