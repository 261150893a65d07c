"""An answer takes as much memory as its rows, not as DuckDB left room for."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from dashboard.engine.database.one_piece import shrink

QUERY = """
    select
        n, n::varchar as text, [n, null] as list, n::decimal(38, 11) as amount,
        if(n = 1, null, date '2022-02-24') as day
    from range($count) as numbers(n)
"""


def measure_span(table: pa.Table) -> int:
    """From the first byte to the last that the values lie in."""
    buffers = [buffer for column in table.columns for chunk in column.chunks for buffer in chunk.buffers() if buffer]
    return int(max(each.address + each.size for each in buffers) - min(each.address for each in buffers))


@pytest.mark.parametrize("count", [0, 1, 3, 5_000])
def test_rows_are_the_same_in_one_piece(count: int) -> None:
    rows: pa.Table = duckdb.execute(QUERY, {"count": count}).to_arrow_table()
    small = shrink(rows)
    small.validate(full=True)
    assert small.equals(rows)
    assert small.schema == rows.schema
    if count:
        assert measure_span(small) < small.nbytes + 2_000


def test_large_answers_and_lists_of_words_stay_as_they_are() -> None:
    large = pa.table({"a": range(200_000)})
    words = pa.table({"a": pa.array(["x"]).dictionary_encode()})
    assert shrink(large) is large
    assert shrink(words) is words
