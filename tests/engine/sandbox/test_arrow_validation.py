"""What a worker that somebody has taken over could send instead of rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pytest

from dashboard.engine.sandbox.arrow_validation import read_table

MEBIBYTE = 1 << 20
TABLE = pa.table({
    "n": pa.array([1, None, 3]), "words": ["a", "b", None], "lists": [[1], [2, 3], None],
    "day": [date(2022, 8, 25)] * 3,
    "both": pa.array([{"a": 1, "b": ["x"]}, None, {"a": None, "b": []}]),
})  # fmt: skip


def stream(table: pa.Table, **options: object) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(**options)) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def test_what_a_worker_sends_arrives_as_it_is() -> None:
    sent = stream(TABLE)

    assert read_table([sent[:700], sent[700:]], 3, MEBIBYTE).equals(TABLE)
    assert read_table([stream(TABLE.slice(0, 0))], 3, MEBIBYTE).equals(TABLE.slice(0, 0))


@pytest.mark.parametrize(
    "bomb",
    [
        lambda: stream(pa.table({"zeros": pa.array([0] * 100_000)}), compression="zstd"),
        lambda: stream(pa.table({"zeros": pa.array([0] * 100_000)}), compression="lz4"),
        lambda: stream(pa.table({"nothing": pa.nulls(1_000_000)})),
        lambda: stream(pa.table({"deep": pa.array([[None]], pa.list_(pa.null()))})),
        lambda: stream(pa.table({"empty": pa.array([[{}]], pa.list_(pa.struct([])))})),
        lambda: stream(pa.table({"often": pa.array(["x" * 1000] * 1000).dictionary_encode()})),
        lambda: stream(pa.table({"again": pa.array(["x" * 100_000]).cast(pa.string_view())})),
        lambda: stream(pa.table({"many": pa.array(range(101))})),
        lambda: stream(pa.table({f"c{n}": pa.array([1]) for n in range(20_001)})),
        lambda: stream(pa.table({"long": ["x" * 2 * MEBIBYTE]})),
        lambda: stream(pa.table({"when": pa.array([0], pa.timestamp("us", tz="+99:99"))})),
    ],
)
def test_what_no_worker_sends_is_not_unpacked(bomb: Callable[[], bytes]) -> None:
    with pytest.raises((ValueError, pa.ArrowException)):
        read_table([bomb()], 100, MEBIBYTE)
