-- question: Which functions may a reader call, and what do they do?
-- rows: one per function, those of the warehouse first
-- params: none
-- columns: name, parameters, meaning, sort, is_ours
-- A macro of the warehouse without a comment is a part of another and left out.
with

ours as (
    select
        function_name as name,
        any_value(parameters) as parameters,
        any_value(comment) as meaning,
        any_value(if(function_type = 'table_macro', 'table', 'scalar')) as sort,
        true as is_ours
    from duckdb_functions()
    where database_name = current_database() and not internal and comment is not null
    group by function_name
),

duckdbs as (
    select
        function_name as name,
        -- Of several ways to call it, the one with the fewest parameters that is described.
        arg_min(parameters, len(parameters)) as parameters,
        arg_min(description, len(parameters)) as meaning,
        any_value(function_type) as sort,
        false as is_ours
    from duckdb_functions()
    where
        database_name = 'system'
        and description is not null
        and function_type in ('scalar', 'aggregate', 'window', 'macro', 'table')
        and regexp_full_match(function_name, '[a-z][a-z0-9_]*')
        -- Shapes on a map, of which the warehouse has none.
        and not starts_with(function_name, 'st_')
        -- What dashboard/engine/sandbox/permissions.py refuses, as far as it is described.
        and function_name not in (
            'current_connection_id', 'current_query_id', 'current_setting', 'current_transaction_id', 'currval',
            'index_key', 'nextval', 'parse_duckdb_log_message', 'setseed', 'setval', 'sleep_ms', 'txid_current',
            'write_log'
        )
        and (alias_of is null or not regexp_full_match(alias_of, '[a-z][a-z0-9_]*'))
    group by function_name
)

from ours
union all
from duckdbs
where name not in (select ours.name from ours)
order by is_ours desc, name
