-- What the rules found, tied to its figure by file and row.
-- when: beside the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- What the rules found in a dossier, all columns of check_results; figure_id is null where a finding is about no figure.
create or replace macro findings(of_dossier) as table
select
    check_results.*,
    figures.figure_id
from check_results
left join figures using (dossier, file, row)
where check_results.dossier = of_dossier;
