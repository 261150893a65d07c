"""Sends the rows of a query while they are made, cut at the most rows and bytes, and says how many there are."""

from __future__ import annotations

import os
import threading
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.engine.sandbox import columns, errors, framing
from dashboard.engine.sandbox.result import Outcome

# What DuckDB and Arrow raise while rows are made.
ROW_ERRORS = (duckdb.Error, pa.ArrowException, OSError, RuntimeError, ValueError, MemoryError)
_BATCH_ROWS = 8_192
_SMALL_BATCH_ROWS = 32_768  # of columns without text or lists
_COUNT_SECONDS = 0.25
_END_OF_STREAM = b"\xff\xff\xff\xff\x00\x00\x00\x00"  # of Arrow's own format


def send_table(
    channel: int, relation: Any, max_rows: int, max_bytes: int, as_failure: Callable[[Exception], errors.Failure]
) -> errors.Failure | None:
    """Sends head, rows and tail; or gives the failure to send instead, where not even one row fits.

    Raises what DuckDB raises before the first row (ROW_ERRORS); `as_failure` turns what it raises later into the tail.
    """
    types = [] if relation is None else list(relation.types)
    rows = _NoRows() if relation is None else _Rows(relation, types, max_rows)
    sender = _Sender(channel, max_rows, max_bytes)
    if rows.first.num_rows and max_rows and not sender.count_fitting(rows.first.slice(0, 1)):
        return errors.Failure(Outcome.STOPPED, limit="size")
    names = [columns.name_type(kind) for kind in types]
    framing.send_json(channel, {"outcome": Outcome.ANSWERED.value, "types": names})
    framing.send(channel, rows.first.schema.serialize())
    batch: pa.RecordBatch | None = rows.first
    try:
        while batch is not None and sender.send_rows(batch):
            batch = rows.next()
    except columns.UnsupportedValueError as error:
        named = " and ".join(rows.names[number] for number in sorted(error.columns))
        message = f"A value of {named} cannot be shown as it is: turn it into text, as in {named}::varchar."
        sender.end(errors.Failure(Outcome.WRONG, message))
    except ROW_ERRORS as error:
        sender.end(as_failure(error))
    else:
        sender.end() if batch is None else sender.count_rest(rows)
    return None


class _Rows:
    """Batches of a relation, ready to send. A column whose first values Arrow cannot carry is sent as text."""

    def __init__(self, relation: Any, types: list[Any], max_rows: int) -> None:
        self.names = columns.make_unique(relation.columns)
        as_text = {number for number, kind in enumerate(types) if columns.needs_text(kind)}
        batch_rows = min(_SMALL_BATCH_ROWS if all(map(columns.is_small, types)) else _BATCH_ROWS, max_rows + 1)
        while True:
            self._reader = _cast_to_text(relation, len(types), as_text).to_arrow_reader(batch_rows)
            try:
                first = self.read() or _make_empty(self._reader.schema)
                self.first = columns.fit_batch(first, self.names)
                return
            except columns.UnsupportedValueError as error:
                self._reader.close()
                as_text |= error.columns

    def read(self) -> pa.RecordBatch | None:
        """The next rows as DuckDB gives them; None at the end."""
        try:
            return self._reader.read_next_batch()
        except StopIteration:
            return None

    def next(self) -> pa.RecordBatch | None:
        """The next rows, ready to send; None at the end. Raises columns.UnsupportedValueError."""
        batch = self.read()
        return None if batch is None else columns.fit_batch(batch, self.names)


class _NoRows(_Rows):
    """Of a statement that gives no table."""

    def __init__(self) -> None:
        self.names = []
        self.first = _make_empty(pa.schema([]))

    def read(self) -> None:
        return None


class _Sender:
    """Counts and sends; ends with exactly one tail, after which the process may end."""

    def __init__(self, channel: int, max_rows: int, max_bytes: int) -> None:
        self._channel, self._max_rows, self._bytes_left = channel, max_rows, max_bytes
        self._sent = self._unsent = 0
        self._truncated: str | None = None
        self._end_lock = threading.Lock()

    def count_fitting(self, batch: pa.RecordBatch) -> int:
        """How many of the first rows of the batch fit into the bytes that are left."""
        if batch.nbytes <= self._bytes_left:
            return int(batch.num_rows)
        sizes = range(batch.num_rows)
        return max(bisect_right(sizes, self._bytes_left, key=lambda rows: batch.slice(0, rows).nbytes) - 1, 0)

    def send_rows(self, batch: pa.RecordBatch) -> bool:
        """Sends what may be sent of the batch; False once the result is full."""
        wanted = batch.slice(0, self._max_rows - self._sent)
        count = self.count_fitting(wanted)
        if count < batch.num_rows:
            self._truncated = "bytes" if count < wanted.num_rows else "rows"
        if count:
            rows = wanted.slice(0, count)
            self._bytes_left -= rows.nbytes
            framing.send(self._channel, rows.serialize())
            self._sent += count
        self._unsent += batch.num_rows - count
        return self._truncated is None

    def count_rest(self, rows: _Rows) -> None:
        """Counts the rows that are not sent, but not for long."""
        is_counted = True
        try:
            timer = threading.Timer(_COUNT_SECONDS, self._give_up)
            timer.daemon = True
            timer.start()
            while (batch := rows.read()) is not None:
                self._unsent += batch.num_rows
        except ROW_ERRORS:
            is_counted = False
        self.end(is_counted=is_counted)

    def end(self, failure: errors.Failure | None = None, *, is_counted: bool = True) -> None:
        """Sends the end of the rows and the tail, once; waits for ever where the timer is about to end the process."""
        self._end_lock.acquire()
        self._send_end(failure, is_counted=is_counted)

    def _send_end(self, failure: errors.Failure | None, *, is_counted: bool) -> None:
        total = self._sent + self._unsent if is_counted else None
        framing.send(self._channel, _END_OF_STREAM)
        framing.send(self._channel, b"")
        tail = {"total_rows": total, "truncated": self._truncated}
        framing.send_json(self._channel, failure.as_json() if failure else tail)

    def _give_up(self) -> None:
        """Runs on another thread, since the query cannot be stopped reliably while it makes its next rows."""
        if not self._end_lock.acquire(blocking=False):
            return
        try:
            self._send_end(None, is_counted=False)
        finally:
            os._exit(0)


def _make_empty(schema: pa.Schema) -> pa.RecordBatch:
    # pa.array would look for pandas, which cannot be loaded any more.
    return pa.RecordBatch.from_arrays([pa.nulls(0, type=field.type) for field in schema], schema=schema)


def _cast_to_text(relation: Any, count: int, as_text: set[int]) -> Any:
    """The relation with some of its columns cast to text."""
    if not as_text:
        return relation
    return relation.project(", ".join(f"#{n + 1}::varchar" if n in as_text else f"#{n + 1}" for n in range(count)))
