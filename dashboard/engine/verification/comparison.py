"""Whether two answers are the same: names, types, number and order of rows, and every value; floats to 1e-9."""

from __future__ import annotations

import math
from typing import Any

import pyarrow as pa


def find_difference(expected: pa.Table, given: pa.Table) -> str:
    """The first thing in which they differ, in words; empty where they are the same."""
    if expected.schema.names != given.schema.names or expected.schema.types != given.schema.types:
        return f"columns {_columns(expected)} became {_columns(given)}"
    if expected.num_rows != given.num_rows:
        return f"{expected.num_rows} rows became {given.num_rows}"
    for number, (one, other) in enumerate(zip(expected.to_pylist(), given.to_pylist(), strict=True), start=1):
        for name in one:
            if not _is_same(one[name], other[name]):
                return f"row {number}, {name}: {one[name]!r} became {other[name]!r}"
    return ""


def is_same_without_order(expected: pa.Table, given: pa.Table) -> bool:
    """Whether they are the same but for the order of their rows."""
    return expected.num_rows == given.num_rows and not find_difference(_sorted(expected), _sorted(given))


def _sorted(table: pa.Table) -> pa.Table:
    rows = sorted(table.to_pylist(), key=lambda row: [str(_rounded(value)) for value in row.values()])
    return pa.Table.from_pylist(rows, table.schema)


def _rounded(value: Any) -> Any:
    return f"{value:.9g}" if isinstance(value, float) else value


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9) or (math.isnan(one) and math.isnan(other))
    return bool(one == other)


def _columns(table: pa.Table) -> str:
    return ", ".join(f"{field.name} {field.type}" for field in table.schema)
