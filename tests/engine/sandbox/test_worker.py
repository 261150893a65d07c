"""Rows, types, caps and counts of an answer; and what becomes of a worker."""

from __future__ import annotations

import datetime as dt
import os
import threading
from pathlib import Path

import pytest

from dashboard.engine.sandbox import Outcome, Query, result_stream
from tests.engine.sandbox.conftest import MEBIBYTE, Ask, Farm, rows


@pytest.mark.parametrize(
    ("expression", "kind", "value"),
    [
        ("1::hugeint", "HUGEINT", 1),
        ("170141183460469231731687303715884105727::hugeint", "HUGEINT", "170141183460469231731687303715884105727"),
        ("340282366920938463463374607431768211455::uhugeint", "UHUGEINT", "340282366920938463463374607431768211455"),
        ("12345678901234567890123::bignum", "BIGNUM", "12345678901234567890123"),
        ("1::variant", "VARIANT", "1"),
        ("'101'::bit", "BIT", "101"),
        ("'00000000-0000-0000-0000-000000000001'::uuid", "UUID", "00000000-0000-0000-0000-000000000001"),
        ("interval 25 hour", "INTERVAL", "25:00:00"),
        ("'10:00:00+02'::timetz", "TIME WITH TIME ZONE", "10:00:00+02"),
        ("timestamptz '2024-01-01 02:00:00+02'", "TIMESTAMP WITH TIME ZONE", dt.datetime(2024, 1, 1, tzinfo=dt.UTC)),
        ("timestamp_ns '2024-01-01 00:00:00.123456789'", "TIMESTAMP_NS", "2024-01-01 00:00:00.123456789"),
        ("date '290000-01-01'", "DATE", "290000-01-01"),
        ("date '-5000-01-01'", "DATE", "5001-01-01 (BC)"),
        ("timestamp 'infinity'", "TIMESTAMP", "infinity"),
        ("[date '2022-08-25', date 'infinity']", "DATE[]", "[2022-08-25, infinity]"),
        ("[[1, 2], [3]]", "INTEGER[][]", [[1, 2], [3]]),
        ("[[[[[1]]]]]", "INTEGER[][][][][]", "[[[[[1]]]]]"),
        ("[1::hugeint]", "HUGEINT[]", "[1]"),
        ("{'a': [1], 'b': 'x'}", "STRUCT(a INTEGER[], b VARCHAR)", {"a": [1], "b": "x"}),
        ("map {'k': 1}", "MAP(VARCHAR, INTEGER)", "{k=1}"),
        ("union_value(a := 1)", "UNION(a INTEGER)", "1"),
        ("'x'::blob", "BLOB", "x"),
        ("'a'::enum('a', 'b')", "ENUM", "a"),
        ("[1, 2]::integer[2]", "INTEGER[2]", "[1, 2]"),
        ("null", "NULL", None),
        ("'{\"a\": 1}'::json", "JSON", '{"a": 1}'),
        ("1.50::decimal(5, 2)::varchar", "VARCHAR", "1.50"),
    ],
)
def test_every_type_can_be_shown(ask: Ask, expression: str, kind: str, value: object) -> None:
    result = ask(f"select {expression} as x")
    assert result.types == (kind,)
    assert rows(result) == [{"x": value}]


def test_a_column_becomes_text_for_the_one_value_that_does_not_fit(ask: Ask) -> None:
    result = ask(
        "select case range when 7 then date 'infinity' else date '2022-02-24' end as d, range as n from range(9)"
    )
    assert rows(result)[6:8] == [{"d": "2022-02-24", "n": 6}, {"d": "infinity", "n": 7}]


def test_a_value_that_does_not_fit_and_comes_late_arrives(ask: Ask) -> None:
    late = "case range when 40000 then {} else {} end"
    columns = [
        late.format("date 'infinity'", "date '2022-02-24'"),
        late.format("99999999999999999999::hugeint", "1"),
        late.format("time '24:00:00'", "null"),
    ]
    result = ask(f"select {', '.join(columns)} from range(50000)", max_rows=50_000)  # noqa: S608
    assert result.table is not None, result
    assert [list(row.values()) for row in result.table.slice(39_999, 2).to_pylist()] == [
        ["2022-02-24", 1, None],
        ["infinity", 99_999_999_999_999_999_999, "24:00:00"],
    ]


def test_each_limit_of_a_result_has_a_sentence_of_its_own(ask: Ask) -> None:
    wide = f"with a as (select {', '.join(f'1 as c{n}' for n in range(25))}) select {'a.*, ' * 800} 1 from a"  # noqa: S608
    result = ask(wide, seconds=30)
    assert (result.outcome, result.limit) == (Outcome.STOPPED, "columns")
    assert "more than 20,000 columns" in result.message
    result = ask(
        "pivot (select repeat(range::varchar, 99000) as k from range(20)) on k", max_bytes=MEBIBYTE, seconds=30
    )
    assert (result.outcome, result.limit) == (Outcome.STOPPED, "size")
    assert "names of its columns" in result.message


def test_repeated_names_get_numbers(ask: Ask) -> None:
    (row,) = rows(ask('select 1 as a, 2 as a, 3 as "A", 4 as a_2, 5 as """", 6 as """"'))
    assert row == {"a": 1, "a_3": 2, "A_4": 3, "a_2": 4, '"': 5, '"_2': 6}


def test_an_empty_result_has_its_columns(ask: Ask) -> None:
    result = ask("select 1 as a, 2::hugeint as b, date 'infinity' as c where false")
    assert result.table is not None
    assert (result.table.column_names, result.table.num_rows, result.total_rows) == (["a", "b", "c"], 0, 0)


@pytest.mark.parametrize(
    ("count", "max_rows", "shown", "total", "truncated"),
    [
        (1_200, 1_000, 1_000, 1_200, "rows"),
        (1_000, 1_000, 1_000, 1_000, None),
        (1_001, 1_000, 1_000, 1_001, "rows"),
        (100_000, 100_000, 100_000, 100_000, None),
        (100_000, 99_999, 99_999, 100_000, "rows"),
        (5, 0, 0, 5, "rows"),
        (100_000_000_000, 10, 10, None, "rows"),
    ],
)
def test_rows_are_cut_and_counted(
    ask: Ask, *, count: int, max_rows: int, shown: int, total: int | None, truncated: str | None
) -> None:
    for sql in (f"from range({count})", f"select range, 'text' as t from range({count})"):  # noqa: S608
        result = ask(sql, max_rows=max_rows)
        assert result.table is not None, result
        assert (result.table.num_rows, result.total_rows, result.truncated) == (shown, total, truncated)


def test_whoever_comes_second_does_not_cut_the_end_of_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    there, here = os.pipe()
    late = result_stream._Sender(here, 10, MEBIBYTE)
    late.end()
    late._give_up()
    assert ended == []
    early = result_stream._Sender(here, 10, MEBIBYTE)
    early._give_up()
    assert ended == [0]
    second = threading.Thread(target=early.end, daemon=True)
    second.start()
    second.join(0.2)
    assert second.is_alive(), "it would go on to end the process while the first still sends"
    os.close(there)
    os.close(here)


def test_bytes_are_capped(ask: Ask) -> None:
    result = ask("select repeat('x', 10000) as x from range(500)", max_bytes=MEBIBYTE)
    assert result.table is not None
    assert (result.truncated, result.total_rows) == ("bytes", 500)
    assert 90 < result.table.num_rows < 110
    result = ask("select repeat('x', 2000000) as x", max_bytes=MEBIBYTE)
    assert (result.outcome, result.limit) == (Outcome.STOPPED, "size")


def test_an_error_in_the_middle_of_the_rows_leaves_no_half_result(ask: Ask) -> None:
    sql = "select (case range when 90000 then 'x' else '1' end)::integer as n from range(100000)"
    result = ask(sql, max_rows=100_000)
    assert (result.outcome, result.table) == (Outcome.WRONG, None)
    assert result.message == "Could not convert string 'x' to INT32."
    assert result.span is not None
    assert sql[result.span.start : result.span.end].startswith("::")


def test_time_is_limited(ask: Ask) -> None:
    result = ask("select sum(range) from range(100000000000)", seconds=0.3)
    assert (result.outcome, result.limit) == (Outcome.STOPPED, "time")


def test_a_group_by_over_ten_million_rows_fits(ask: Ask) -> None:
    result = ask("select range % 1000 as k, sum(range) as s from range(10000000) group by k", seconds=60)
    assert result.total_rows == 1_000


def test_a_worker_answers_once(farm: Farm) -> None:
    worker = farm.worker()
    assert worker.wait_until_ready()
    assert worker.run(Query("select 1"), MEBIBYTE).outcome is Outcome.ANSWERED
    assert worker.run(Query("select 1"), MEBIBYTE).limit == "crash"
    worker.close()


def test_a_warehouse_that_cannot_be_opened_is_told(farm: Farm) -> None:
    worker = farm.worker(warehouse="nothing.duckdb")
    assert worker.wait_until_ready() is None
    worker.close()
    assert not (Path(farm.warehouse).parent / "nothing.duckdb").exists()
