-- The hedge rules, as the wording reader of dashboard/figures documents them.

create table wording_rules as
select unnest(getvariable('wording_rules'), recursive := true);
