"""Rows are read once for all that is said of them, and few enough are kept."""

from __future__ import annotations

import pyarrow as pa

from dashboard.figures.table_rows import read_rows


def test_rows_are_read_once_per_table_and_only_kept_where_they_are_few() -> None:
    table, equal, long = pa.table({"low": [1, 2]}), pa.table({"low": [1, 2]}), pa.table({"low": range(1_001)})
    assert read_rows(table) == table.to_pylist()
    assert read_rows(long) == long.to_pylist()
    assert read_rows(table) is read_rows(table)
    assert read_rows(table) is not read_rows(equal)  # two answers: how they were asked differs
    assert read_rows(long) is not read_rows(long)
