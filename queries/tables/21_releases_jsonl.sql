-- Lines of a release: the first tells it, each of the others one row that changed.
-- reads: releases/*.jsonl

insert into release_lines by name
select
    * replace (coalesce(release, regexp_extract(getvariable('file'), '([^/]+)\.jsonl$', 1)) as release),
    getvariable('dossier') as dossier,
    getvariable('file') as file,
    row_number() over () as row
from read_json(
    getvariable('path'),
    format = 'newline_delimited',
    maximum_object_size = 67108864,
    columns = {
        release: 'varchar',
        released_on: 'varchar',
        note: 'varchar',
        table_name: 'varchar',
        key: 'varchar[]',
        change: 'varchar',
        before: 'map(varchar, varchar)',
        after: 'map(varchar, varchar)',
        reason: 'varchar'
    }
);
