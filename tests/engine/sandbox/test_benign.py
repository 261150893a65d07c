"""What readers may write is answered, and answered right."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from dashboard.engine.sandbox import Outcome
from tests.engine.sandbox.conftest import Ask, Farm, rows

KNOWN: dict[str, list[list[Any]]] = {
    "select 1;": [[1]],
    ";; select 1 ;;": [[1]],
    "\ufeffselect 1": [[1]],
    "select\u00a01": [[1]],
    "/* a /* nested */ comment */ select 2 -- and one more": [[2]],
    "(select 1)": [[1]],
    "((select 1))": [[1]],
    "values (1, 'a'), (2, 'b')": [[1, "a"], [2, "b"]],
    "from range(3)": [[0], [1], [2]],
    "from generate_series(1, 5, 2)": [[1], [3], [5]],
    "from repeat('x', 2)": [["x"], ["x"]],
    "table \"odd names\"": [[1, "é", dt.date(2022, 8, 25)]],
    "select \"Größe €\", \"select\" from \"odd names\"": [["é", 1]],
    "select 'drop table strengths', 'read_csv(''/etc/passwd'')', '/etc/passwd'": [
        ["drop table strengths", "read_csv('/etc/passwd')", "/etc/passwd"]
    ],
    "select $$a; delete from b$$ as \"delete\"": [["a; delete from b"]],
    "select 'delete from x' as note where 'update' not in ('insert', 'copy')": [["delete from x"]],
    "with a as (select 1 as x), b as (select x + 1 as y from a) select x, y from a, b": [[1, 2]],
    "with recursive t(n) as (select 1 union all select n + 1 from t where n < 5) select sum(n) from t": [[15]],
    "select sum(range) from range(10)": [[45]],
    "select 1 as a union by name select 2 as b order by all": [[1, None], [None, 2]],
    "select list_transform([1, 2], lambda x: x * 2), list_reduce([1, 2, 3], lambda a, b: a + b)": [[[2, 4], 6]],
    "select [x * 2 for x in [1, 2, 3] if x > 1]": [[[4, 6]]],
    "select 'abc'.upper().reverse()": [["CBA"]],
    "select {'a': 1, 'b': 'x'}.b, (map {'k': 'v'})['k'], struct_pack(k := 5).k": [["x", "v", 5]],
    "select regexp_extract('k=v', '(\\w)=(\\w)', 2), 'a1' similar to '[a-c]\\d'": [["v", True]],
    "select date '2024-02-28' + 2, date_trunc('month', date '2024-05-17')::date": [
        [dt.date(2024, 3, 1), dt.date(2024, 5, 1)]
    ],
    "select try_cast('abc' as int), '42'::int, 1_000_000, 0.1 + 0.2": [[None, 42, 1_000_000, 0.3]],
    "select doubled(21)": [[42]],
    "select count(*) from of_branch('navy')": [[300]],
    "select count(*) from strengths semi join speakers on id = speaker_id": [[12]],
    "select branch, count(*) as n from strengths group by branch order by branch limit 2": [
        ["army", 300], ["border", 300]
    ],
    "from strengths select count(*) filter (note is null)": [[134]],
    "pivot (values ('a', 1), ('b', 2), ('a', 3)) t(k, v) on k using sum(v)": [[4, 2]],
    "pivot (values ('a', 1), ('b', 2)) t(k, v) on k in ('b') using sum(v)": [[2]],
    "with p as (pivot strengths on branch using count(*) group by known_on) select max(army) from p": [
        [4]
    ],
    "unpivot (select 1 as a, 2 as b) on a, b into name n value v": [["a", 1], ["b", 2]],
    "select * exclude (tags, about) from speakers order by speaker_id limit 1": [[1, "Speaker 1"]],
    "select min(columns(* exclude (name, tags, about))) from speakers": [[1]],
    "select distinct on (branch) branch from strengths order by branch limit 1": [["army"]],
    "select a.x, b.y from (values (1), (2)) a(x) positional join (values ('p'), ('q')) b(y)": [[1, "p"], [2, "q"]],
    "select sum(x) over (order by x) from (values (1), (2)) t(x) order by x": [[1], [3]],
    "select unnest([{'a': 1}, {'a': 2}], recursive := true)": [[1], [2]],
    "select to_json({'a': 1})::varchar, '{\"a\": [1]}'::json->'a'->>0": [['{"a":1}', "1"]],
    "select count(*) > 10 from information_schema.columns where table_name = 'strengths' or true": [[True]],
    "select table_name from duckdb_tables() where table_name like 'sp%'": [["speakers"]],
    "select key from json_each('{\"a\": 1}')": [["a"]],
    "select timestamptz '2024-01-01 02:00:00+02'::varchar": [["2024-01-01 00:00:00+00"]],
}  # fmt: skip
ANSWERED = [
    "show tables",
    "show all tables",
    "show strengths",
    "describe strengths",
    "desc muster.main.speakers",
    "describe select low * 2 as twice from strengths",
    "summarize strengths",
    "select * from (summarize speakers) limit 1",
    "select column_name from (describe strengths)",
    "explain select count(*) from strengths",
    "explain analyze select count(*) from strengths",
    "explain (format json) select 1",
    "explain pivot strengths on branch using sum(low)",
    "pivot strengths on branch using sum(low)",
    "pivot strengths on year(known_on), branch using count(*) as n, max(low) as most group by note limit 3",
    "select * from strengths using sample 10 rows",
    "select histogram(branch) from strengths",
    "from histogram(strengths, low)",
    "from histogram_values('strengths', low)",
    "from summary(strengths)",
    "select grouping(branch), branch, count(*) from strengths group by rollup (branch)",
    "select s.*, t.name from strengths s asof join speakers t on s.id >= t.speaker_id",
    "select bar(low, 0, 1000, 20), rank() over (order by low) from strengths qualify row_number() over () < 5",
    "from duckdb_functions() select function_name where not internal",
    "select * from sqlite_master",
    "select version(), current_date, current_schema(), user",
    "select * from pg_catalog.pg_tables",
    "select coalesce(null, error('not reached')) is null from strengths where false",
]


@pytest.mark.parametrize("text", [text for text, expected in KNOWN.items() if expected])
def test_rows_are_the_known_ones(ask: Ask, text: str) -> None:
    result = ask(text)
    assert result.outcome is Outcome.ANSWERED, result
    found = [[as_plain(value) for value in row.values()] for row in rows(result)]
    assert found == KNOWN[text]
    assert result.total_rows == len(found)
    assert result.truncated is None


def as_plain(value: Any) -> Any:
    from decimal import Decimal

    return float(value) if isinstance(value, Decimal) else value


def test_other_statements_that_read_are_answered(farm: Farm) -> None:
    for text, result in farm.ask_all(ANSWERED):
        assert result.outcome is Outcome.ANSWERED, f"{text}: {result}"
        assert result.table is not None
        assert result.table.num_columns == len(result.types) > 0, text


def test_parameters_are_bound_and_never_read_as_sql(ask: Ask) -> None:
    values = {
        "day": dt.date(2022, 2, 24),
        "name": "army'; drop table strengths; --",
        "names": ("army", "navy"),
        "least": 5,
        "part": 0.5,
        "is_true": True,
        "nothing": None,
        "not_asked": "x",
    }
    result = ask(
        "select $day::date, $name, list_contains($names, 'navy'), $least + 1, $part * 2, not $is_true, $nothing, "
        "(select count(*) from strengths where branch in (select unnest($names)) and known_on >= $day)",
        values,
    )
    (row,) = rows(result)
    assert list(row.values()) == [values["day"], values["name"], True, 6, 1.0, False, None, 600]


def test_the_plan_is_json(ask: Ask) -> None:
    for text in ("from strengths where branch = $b", "explain from strengths where branch = $b"):
        result = ask(text, {"b": "army"}, explain=True)
        assert result.outcome is Outcome.ANSWERED, result
        assert json.loads(result.plan)[0]["name"]
    result = ask("pivot strengths on branch using sum(low)", explain=True)
    assert json.loads(result.plan)[0]["name"]
