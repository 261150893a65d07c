"""What readers write, and how each must end: grouped by what is attempted. `{file}` is the warehouse, `{folder}` its.

REFUSED and WRONG say how a text ends; BOUNDED ones may end as they like, but soon, and without an effect.
"""

from __future__ import annotations

SETTINGS = """
set memory_limit = '64GB'
set threads to 32
set global threads = 16
set session lock_configuration = false
reset lock_configuration
reset memory_limit
set max_execution_time = 0
set max_expression_depth = 100000
set temp_directory = '/tmp/muster-pwn'
set disabled_filesystems = ''
set enable_external_access = true
set schema = 'temp'
set search_path = 'memory.main'
set variable v = 1
set TimeZone = 'Asia/Tokyo'
set default_collation = 'nocase'
set s3_access_key_id = 'x'
pragma threads = 8
pragma enable_verification
pragma enable_profiling
pragma add_parquet_key('k', '0123456789112345')
pragma database_list
pragma table_info('strengths')
call pragma_version()
call enable_logging('QueryLog')
select * from duckdb_settings()
select current_setting('memory_limit')
select 'memory_limit'.current_setting()
from pg_settings
from pg_catalog.pg_settings
select getvariable('v')
select set_config('a', 'b', false)
""".strip().splitlines()

CHANGES = """
create table x as select 1
create or replace view strengths as select 1
create temp table t (a int)
create schema s
create sequence sq
create type mood as enum ('a')
create index i on strengths (id)
create secret s (type http)
create table x as pivot strengths on branch using sum(low)
insert into strengths by name select 1 as id
insert or replace into strengths by name select 1 as id
update strengths set low = 0
delete from strengths
truncate strengths
merge into strengths using (select 1 as id) as s using (id) when matched then delete
alter table strengths add column z int
drop table strengths
drop macro doubled
comment on table strengths is 'x'
vacuum
analyze
checkpoint
force checkpoint
prepare p as select 1
execute p
deallocate p
use memory
attach ':memory:' as other
detach muster
copy from database muster to memory
begin
commit
rollback
begin transaction read only
select nextval('counter')
select setseed(0.5)
select setval('counter', 7)
explain analyze delete from strengths
explain delete from strengths
explain analyze insert into strengths by name select 1 as id
explain (analyze) update strengths set low = 0
explain (format json, analyze) drop table strengths
explain analyze create table x as select 1
explain analyze with gone as (delete from strengths returning *) from gone
with gone as (delete from strengths returning *) select count(*) from gone
with gone as materialized (delete from strengths returning id) from gone
with gone as not materialized (delete from strengths returning *) from gone
with gone(a) as (/* nothing */ delete from strengths returning id) from gone
with "gone" as(delete from strengths returning*)from"gone"
with new as (insert into strengths by name select 1 as id returning *) from new
with changed as (update strengths set low = 0 returning *) from changed
with m as (merge into strengths using (select 1 as id) s using (id) when matched then delete returning *) from m
with a as (select 1), b as (with c as (select 2) delete from strengths returning *) from b
with a as (with b as (with c as (delete from strengths returning *) from c) from b) from a
with gone as (delete from strengths returning *), p as (pivot strengths on branch using sum(low)) from p
pivot (with gone as (delete from strengths returning *) from gone) on branch using count(*)
select * from (with gone as (delete from strengths returning *) from gone)
select (with gone as (delete from strengths returning id) select max(id) from gone)
describe with gone as (delete from strengths returning *) from gone
summarize with gone as (delete from strengths returning *) from gone
with recursive r as (select 1 as n union all (with g as (delete from strengths returning id) select id from g)) from r
""".strip().splitlines()

FILES = """
select * from read_csv('/etc/passwd')
select * from "read_csv"('/etc/passwd')
select * from read_csv_auto('/etc/hosts')
select * from system.main.read_csv('/etc/passwd')
select * from main.read_text('/etc/passwd')
select * from READ_TEXT('/etc/passwd')
from read_blob('/proc/self/environ')
from read_text('{file}')
from read_parquet('{folder}/*.parquet')
from read_json('/etc/passwd')
from read_ndjson_objects('/etc/passwd')
from read_duckdb('{file}')
from parquet_scan('x')
from parquet_metadata('{file}')
from sqlite_scan('/etc/passwd', 'x')
from postgres_query('db', 'select 1')
from iceberg_scan('x')
from st_read('x.shp')
from sniff_csv('/etc/passwd')
from glob('/etc/*')
select * from glob('**/secrets.toml')
from '/etc/passwd'
from "/etc/passwd"
from '{file}'
from 'published.duckdb'
from 'x.csv' as x
from x.parquet
from "x"."csv"
from 'data/*.json'
select * from strengths, 'y.tsv'
select * from strengths join 'y.csv' using (id)
select * from strengths where id in (select id from 'ids.csv')
select (select count(*) from '/etc/hosts')
with a as (from read_text('/etc/passwd')) from a
describe 'x.csv'
describe select * from '/etc/passwd'
summarize 'x.csv'
summarize from read_text('/etc/passwd')
show 'x.csv'
explain analyze from read_text('/etc/passwd')
explain from '/etc/passwd'
pivot 'x.csv' on a
pivot (from read_text('/etc/passwd')) on filename
unpivot 'x.csv' on a
from query('from read_text(''/etc/passwd'')')
from query_table('/etc/passwd')
from query_table(['strengths', 'x.csv'])
from histogram('/etc/passwd', 'column0')
from histogram_values('x.csv', a)
select json_serialize_plan('from read_csv(''/etc/passwd'')')
select * from json_execute_serialized_sql(json_serialize_sql('from read_text(''/etc/passwd'')'))
copy strengths to '/tmp/muster-pwn.csv'
copy (select 1) to '{file}' (format csv, use_tmp_file false)
copy (select 1) to '{file}.tmp/x.csv'
copy (select 1) to '/dev/stdout'
copy (pivot strengths on branch using sum(low)) to '/tmp/muster-pwn.csv'
copy strengths from '/etc/passwd'
with x as (copy (select 1) to '{file}' (format csv, use_tmp_file false)) select 1
with x as materialized (copy strengths to '/tmp/muster-pwn.csv') from x
explain analyze copy (select 1) to '/tmp/muster-pwn.csv'
export database '/tmp/muster-pwn'
import database '/tmp/x'
attach '/tmp/muster-pwn.duckdb' as p
attach '{file}' as again
from enable_logging('QueryLog', storage = 'file', storage_path = '/tmp/muster-pwn')
set profiling_output = '/tmp/muster-pwn.json'
set log_query_path = '/tmp/muster-pwn.log'
""".strip().splitlines()

NETWORK = """
from 'http://127.0.0.1:9/x.csv'
from 'https://example.com/x.parquet'
from 's3://bucket/x.parquet'
from read_csv('https://example.com/x.csv')
from read_text('http://169.254.169.254/latest/meta-data/')
from read_parquet('hf://datasets/a/b/c.parquet')
from delta_scan('s3://a/b')
from http_get('http://127.0.0.1')
attach 'https://example.com/x.duckdb' as r
attach 'ducklake:sqlite:x' as r
install httpfs
force install httpfs
install shellfs from community
install '/tmp/x.duckdb_extension'
load httpfs
load '/tmp/x.duckdb_extension'
update extensions
""".strip().splitlines()

SECRETS = """
select getenv('HOME')
select 'HOME'.getenv()
select "getenv"('PATH')
select system.main.getenv('PATH')
select GetEnv('PATH')
select list_transform(['PATH'], lambda x: getenv(x))
select * from strengths where note like getenv('PATH')
select count(*) over (order by getenv('PATH')) from strengths
from duckdb_secrets()
from duckdb_databases()
from duckdb_databases
select path from system.main.duckdb_databases
from duckdb_extensions()
from duckdb_external_file_cache()
from duckdb_temporary_files()
from duckdb_logs
from duckdb_logs()
from duckdb_variables()
from duckdb_memory()
from pragma_database_list
from pragma_database_size()
from pragma_storage_info('strengths')
from pg_catalog.pg_prepared_statements
from which_secret('x', 's3')
show databases
describe databases
from (show databases)
show variables
show "databases"
select current_connection_id()
select txid_current()
select write_log('x')
from arrow_scan(1, 2, 3)
from seq_scan('strengths')
select sleep_ms(60000)
select "sleep_ms"(60000)
select list_transform([60000], lambda x: sleep_ms(x))
select pg_sleep(60)
""".strip().splitlines()

SEVERAL = [
    "select 1; select 2",
    "select 1; drop table strengths",
    "select 1;\n-- a comment\ndrop table strengths;",
    "select '--'; drop table strengths; --'",
    "select $$a$$; delete from strengths; select $$b$$",
    "select $tag$ ; $tag$; delete from strengths",
    "show tables; drop table strengths",
    "; ; select 1; ; select 2",
    "/* a */ select 1; /* b */ commit",
    "explain select 1; drop table strengths",
    "pivot strengths on branch; drop table strengths",
    "explain select 1; explain select 2",
    "",
    "   ",
    ";",
    ";;; -- nothing",
    "-- only a comment",
    "/* only */ /* comments */",
    "\ufeff",
    "select 1 \x00",
    "select '\udc80'",
    "select 1" + ";" * 30_000,
    "select " + "(" * 20_000 + "1" + ")" * 20_000,
    "/*" * 12_000 + " select 1",
    "select ?",
    "select $1",
    "\u00a0delete from strengths",
    "\ufeffdelete from strengths",
    "/* a /* nested */ comment */ delete from strengths",
    "dElEtE/**/fRoM strengths",
]

REFUSED = {
    "settings": SETTINGS,
    "changes": CHANGES,
    "files": FILES,
    "network and extensions": NETWORK,
    "secrets and the system": SECRETS,
    "not one statement": SEVERAL,
}

_TWICE = "t{1} as (select a.* from t{0} as a, t{0} as b)"
_DOUBLING = f"with t0 as (select 1 as a), {', '.join(_TWICE.format(n, n + 1) for n in range(21))} from t21"  # noqa: S608 (for the sandbox)
_STARS = "select *, *, *, *, *, *, *, * from (" * 6 + "select 1 as a" + ")" * 6

BOUNDED = {
    "time": [
        "select sum(range) from range(100000000000)",
        "select count(*) from range(100000000) as a, range(100000000) as b where hash(a.range, b.range) % 1000 = 1",
        "with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t",
        "select * from range(10000000000) order by hash(range) limit 5",
        "select len(regexp_extract_all(repeat('a', 20000000), 'a'))",
        "select damerau_levenshtein(repeat('a', 30000), repeat('b', 30000))",
        "select length(repeat('9', 10000000)::bignum::varchar)",
        "select len(generate_series(timestamp '0001-01-01', timestamp '9999-12-31', interval 1 microsecond))",
        "explain analyze select count(*) from range(1000000) as a, range(1000000) as b",
        _DOUBLING,
        _STARS,
        "select 1" + " union all select 1" * 900,
        "select " + "9" * 15_000,
    ],
    "memory": [
        "select length(repeat('x', 4000000000))",
        "select len(range(1000000000))",
        "select len(list(range)) from range(1000000000)",
        "select hash(range) as h, count(*) from range(10000000000) group by 1 limit 1",
        "select length(format('{:>1000000000}', 1))",
        "select bitstring('1', 2000000000)",
        "select range(1000000) from range(1000000)",
        "select * from range(1000000000) order by hash(range)",
        "pivot (select range as a, range as b from range(200000)) on a using sum(b)",
        "select string_agg(range::varchar) over (order by range) from range(100000)",
        "select " + "range as c," * 1_800 + "1 from range(1000000)",
    ],
    "crashes": [
        "select (repeat('[', 100000) || repeat(']', 100000))::json::variant",
        "select json_transform(repeat('[', 20000) || repeat(']', 20000), repeat('[', 20000) || '\"INTEGER\"' || "
        "repeat(']', 20000))",
        "select json_structure((repeat('[', 100000) || repeat(']', 100000))::json)",
        "select length(string_agg(repeat('x', 1000000), '')) from range(3000)",
        "select 1 limit " + "9" * 220 + ".5%",
        "select lead(range, 9223372036854775807) over () from range(3)",
        "select " + "list_value(" * 200 + "1" + ")" * 200,
        "select " + "not " * 4_500 + "true",
        "select * from " + "(select * from " * 200 + "(select 1)" + ")" * 200,
        "select " + "list_transform([1], lambda x: " * 60 + "1" + ")" * 60,
    ],
    "size": ["select repeat('x', 200000000)", "select repeat('x', 1000000) from range(1000)"],
    "information": [
        "select sql from sqlite_master",
        "show all tables",
        "select no_such_column from strengths",
        "select 'abc'::integer",
        "select timestamptz '2024-01-01 00:00:00+00'",
    ],
}
