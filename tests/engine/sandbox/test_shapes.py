"""Whatever DuckDB can make arrives: every type, in every shape, in one batch or in many, first or late."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.engine.sandbox import Outcome
from tests.engine.sandbox.conftest import Ask

VALUES = (
    """
true|1::tinyint|-1::bigint|1::ubigint|1::hugeint|170141183460469231731687303715884105727::hugeint
340282366920938463463374607431768211455::uhugeint|99999999999999999999::bignum|1.5::float|'nan'::double|'-inf'::double
0.1::decimal(2, 1)|99999999999999999999999999999999999999::decimal(38, 0)|1.25::decimal(38, 2)
'a'|''|'é🦆'|chr(0)|''::blob|'\\xFF\\x00'::blob|''::bit|'101'::bit|uuid()|'a'::enum('a', 'b')|'{}'::json
date '2022-02-24'|date 'infinity'|date '290000-01-01'|date '-5000-01-01'|time '10:00:00'|time '24:00:00'
'24:00:00+02'::timetz|timestamp '2022-02-24'|timestamp '-infinity'|timestamptz '2022-02-24 05:00:00+02'
timestamptz 'infinity'|timestamp_ns '2022-02-24'|timestamp_ns 'infinity'|timestamp_s '2022-02-24'
timestamp_ms 'infinity'|interval 1 month|interval '-1 day'
[]|[[]]|[null]|[1, null]|[[1], []]|{}|{'a': {}}|{'a': null}|{'a': 1, 'b': [2]}|[{}]|row()|row(1, 'x')
struct_pack()|date_part(['year', 'month'], null::date)|map {}|map {'k': {}}|map {1: [1]}|union_value(a := {})
union_value(a := 1)::union(a integer, b varchar)|[1, 2]::integer[2]|[[1, 2]]::integer[2][]|null
1::variant|{}::variant|'POINT(1 2)'::geometry
""".strip()
    .replace("\n", "|")
    .split("|")
)
SHAPES = {  # how each value is wrapped, and the query around them
    "alone": ("{}", "select {}"),
    "in a list": ("[{}]", "select {}"),
    "in a structure": ("{{'f': {}}}", "select {}"),
    "in a structure in a list": ("[{{'f': {}}}]", "select {}"),
    "in a map": ("map {{'k': {}}}", "select {}"),
    "among null": ("case range when 1 then {} end", "select {} from range(3)"),
    "late": ("case range when 8500 then {} end", "select {} from range(9000)"),
    "no rows": ("{}", "select {} limit 0"),
    "many batches": ("{}", "select {0} union all " * 119 + "select {0}"),
}
_AT_ONCE = 6


@pytest.mark.parametrize("shape", SHAPES)
def test_every_type_arrives_in_every_shape(ask: Ask, shape: str) -> None:
    value, query = SHAPES[shape]
    values = VALUES[::7] if shape == "many batches" else VALUES
    for group in batched(values, 1 if shape == "many batches" else _AT_ONCE):
        check(ask, query.format(", ".join(map(value.format, group))), len(group))


def batched(values: list[str], size: int) -> list[list[str]]:
    return [values[start : start + size] for start in range(0, len(values), size)]


def check(ask: Ask, text: str, width: int, memory_megabytes: int = 256) -> None:
    result = ask(text, max_rows=10_000, seconds=60, memory_megabytes=memory_megabytes)
    assert result.outcome is Outcome.ANSWERED, result
    assert result.table is not None
    assert result.table.num_rows == result.total_rows
    assert result.table.num_columns == len(result.types) == width
    result.table.to_pylist()  # nothing that Python cannot hold


def test_everything_that_duckdb_has_a_type_for_arrives(ask: Ask) -> None:
    for text in ("from test_all_types()", "from test_all_types(use_large_enum := true)"):
        check(ask, text, count_columns(ask), memory_megabytes=1024)  # for a list of 70,000 names


def count_columns(ask: Ask) -> int:
    described: Any = ask("select count(*) as n from (describe from test_all_types())").table
    return int(described.column("n")[0].as_py())


@pytest.mark.parametrize("count", [1, 99, 100, 101, 150])
def test_rows_in_many_small_batches_arrive(ask: Ask, count: int) -> None:
    result = ask(" union all ".join(f"select {number} as n" for number in range(count)))
    assert result.table is not None, result
    assert sorted(result.table.column("n").to_pylist()) == list(range(count))
