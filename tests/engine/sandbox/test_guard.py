"""What is admitted, judged by DuckDB's own parser; and that the lists of the guard are complete for this DuckDB."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from dashboard.engine.sandbox import guard, permissions
from dashboard.engine.sandbox.pivots import replace_pivot_values

Connection = duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    with duckdb.connect() as connection:
        connection.execute("create table t as select 1 as a, 'x' as b, 3 as c")
        connection.execute("create macro of_a(x) as table select * from t where a = x")
        yield connection


def test_each_table_function_of_duckdb_is_either_meant_or_refused(connection: Connection) -> None:
    known = "select distinct function_name from duckdb_functions() where function_type in ('table', 'table_macro')"
    admitted = set()
    for (name,) in connection.execute(f"{known} and internal").fetchall():
        try:
            guard.check_statement(connection, f'select * from "{name}"()')  # noqa: S608
            admitted.add(name)
        except guard.RefusedError:
            pass
    # histogram and histogram_values need the name of a table
    assert admitted == permissions.TABLE_FUNCTIONS - permissions.NAMED_TABLE_FUNCTIONS


def test_each_view_of_the_system_is_either_meant_or_refused(connection: Connection) -> None:
    known = "select distinct view_name from duckdb_views() where internal and schema_name <> 'information_schema'"
    admitted = set()
    for (name,) in connection.execute(known).fetchall():
        try:
            guard.check_statement(connection, f'from "{name}"')
            admitted.add(name)
        except guard.RefusedError:
            pass
    assert admitted == permissions.SYSTEM_VIEWS


def test_no_view_that_is_meant_tells_a_path(connection: Connection, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("told")
    connection.execute(f"attach '{folder}/x.duckdb' as other")
    for name in sorted(permissions.SYSTEM_VIEWS | {"duckdb_functions()", "duckdb_schemas()", "duckdb_tables()"}):
        assert str(folder) not in str(connection.execute(f"from {name}").fetchall()), name
    connection.execute("detach other")


def test_functions_of_the_warehouse_are_admitted(connection: Connection) -> None:
    assert guard.check_statement(connection, "from of_a(1)").shift == 0


@pytest.mark.parametrize(
    "arguments",
    [
        "col_name := note, source := '/etc/passwd.csv'",
        'note, source := "x.csv"',
        "'t', SOURCE := 'x.csv'",
        "source := 't', col_name := a, source := 'x.csv'",
        "col_name := a",
        "source := 'x' || '.csv', col_name := a",
        "source := (select 'x.csv'), col_name := a",
        "a => 't', b => 'u'",
        "",
    ],
)
@pytest.mark.parametrize("function", sorted(permissions.NAMED_TABLE_FUNCTIONS))
def test_the_table_of_a_histogram_is_judged_wherever_it_stands(
    connection: Connection, function: str, arguments: str
) -> None:
    with pytest.raises(guard.RefusedError):
        guard.check_statement(connection, f"from {function}({arguments})")
    assert guard.check_statement(connection, f"from {function}(col_name := a, source := t)")


def test_an_unknown_function_is_left_to_duckdb(connection: Connection) -> None:
    assert guard.check_statement(connection, "from nobody_knows(1)")


@pytest.mark.parametrize(
    "text",
    [
        "pivot t on a",
        "pivot t on a, b using sum(c)",
        "pivot t on a using sum(c), max(c) group by b",
        "from (pivot t on a using sum(c)) where true",
        "with p as (pivot t on a using sum(c)), q as (pivot t on b using sum(c)) from p, q",
        "pivot (pivot t on a using sum(c)) on b",
        "pivot t on year(date '2024-01-01' + a) using count(*)",
        "pivot t on a || '-' || b using sum(c) order by all limit 3",
        "pivot t on a in (1, 2), b using sum(c)",
        "pivot (from t join t as u using (a)) on b using count(*);",
        "explain pivot t on a using sum(c)",
        "explain analyze pivot t on a",
        "pivot t on b in (select 'x') using sum(a)",
        "pivot t on b in (with q as (from t) select b from q), c using sum(a)",
        "with p as (pivot t on b in (select b from t)), q as (pivot t on c in (1)) from p, q",
        "pivot t on c in (select 3 from (pivot t on b))",
        "explain (format json) pivot t on b in (values ('x'))",
    ],
)
def test_a_pivot_that_looks_for_its_values_is_admitted(connection: Connection, text: str) -> None:
    admitted = guard.check_statement(connection, text)
    assert connection.sql(admitted.statement) is not None


def test_values_are_put_where_a_pivot_has_none() -> None:
    assert replace_pivot_values("pivot t on a, f(b, c) using sum(d)")[0] == (
        "pivot t on  (a) in (null) ,  (f(b, c)) in (null)  using sum(d)"
    )
    for text in ("pivot t on a in (1)", "pivot t on a in kinds", "select 'pivot t on a'"):
        assert replace_pivot_values(text) == (text, "value0", [])
    text = "pivot t on a in (select b from (pivot u on c in (select 'value0'))), d"
    judged = "pivot t on a in ('value1'),  (d) in (null) "
    assert replace_pivot_values(text) == (judged, "value1", ["select b from (pivot u on c in (select 'value0'))"])


@pytest.mark.parametrize(
    "query",
    [
        "select getenv('HOME')",
        "from read_text('/etc/passwd')",
        "select 1 from 'x.csv'",
        "select 'x' -- ) using max(getenv('HOME'))\n",
        "select 'x' /* */",
        "delete from t returning b",
        "select 1) using max(getenv('a')) --",
        "from (pivot t on b in (select getenv('HOME')))",
    ],
)
def test_the_query_that_names_the_values_of_a_pivot_is_judged_too(connection: Connection, query: str) -> None:
    for text in (f"pivot t on b in ({query}) using sum(a)", f"with p as (pivot t on b in ({query})) from p"):
        with pytest.raises((guard.RefusedError, duckdb.Error)):
            guard.check_statement(connection, text)


@pytest.mark.parametrize(
    "text",
    [
        "select 'é', a from t, 'x.csv'",
        "pivot t on b in (select 'é', 1 from 'x.csv')",
        "explain pivot t on b in (from (pivot t on b in (select 'é' from 'x.csv')))",
    ],
)
def test_a_refusal_shows_its_place(connection: Connection, text: str) -> None:
    with pytest.raises(guard.RefusedError) as refused:
        guard.check_statement(connection, text)
    assert refused.value.span is not None
    start, end = refused.value.span
    assert text[start:end] == "'x.csv'"


def test_the_plan_is_that_of_the_checked_text(connection: Connection) -> None:
    for text in ("explain analyze (select 1)", "explain (analyze, format 'text') select 1", ";explain/**/select 1"):
        assert "select 1" in guard.check_statement(connection, text, explain=True).sql
        assert guard.check_statement(connection, text, explain=True).sql.startswith("explain (format json) ")
