-- Where each statement stands in the data: its file and row, by which what the rules found is tied to its figure.
-- when: after the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

alter table statements add column file varchar;

alter table statements add column row bigint;

update statements
set
    file = figure_rows.file,
    row = figure_rows.row
from figure_rows
where statements.dossier = figure_rows.dossier and statements.figure_id = figure_rows.figure_id;

-- What the rules found in a dossier, all columns of check_results; figure_id is null where a finding is about no figure.
create or replace macro findings(of_dossier) as table
select
    check_results.*,
    statements.figure_id
from check_results
left join statements using (dossier, file, row)
where check_results.dossier = of_dossier;
