"""Sends the rows of a query while they are made, cut at the most rows and bytes, and says how many there are."""

from __future__ import annotations

import os
import threading
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.engine.sandbox import arrow_validation, columns, errors, framing
from dashboard.engine.sandbox.result import Outcome

# What DuckDB and Arrow raise while rows are made.
ROW_ERRORS = (duckdb.Error, pa.ArrowException, OSError, RuntimeError, ValueError, MemoryError)
_BATCH_ROWS = 8_192
_SMALL_BATCH_ROWS = 32_768  # of columns without text or lists
_BATCH_BYTES = 1 << 20  # small batches are joined up to here
_COUNT_SECONDS = 0.25
_END_OF_STREAM = b"\xff\xff\xff\xff\x00\x00\x00\x00"  # of Arrow's own format


def send_table(
    channel: int, relation: Any, max_rows: int, max_bytes: int, as_failure: Callable[[Exception], errors.Failure]
) -> errors.Failure | None:
    """Sends head, rows and tail; or gives the failure to send instead, where not even one row fits.

    Where a column turns out to hold a value that its form cannot carry, all is made and sent once more in a wider one.
    Raises what DuckDB raises before the first row (ROW_ERRORS); `as_failure` turns what it raises later into the tail.
    """
    types = [] if relation is None else list(relation.types)
    if len(types) > arrow_validation.MAX_COLUMNS:
        return errors.Failure(Outcome.STOPPED, limit="columns")
    forms = columns.Forms(types)
    sender = _Sender(channel, max_rows, max_bytes)
    while True:
        try:
            rows = _NoRows() if relation is None else _Rows(relation, types, forms, max_rows)
            head = rows.first.schema.serialize()
            fits = sender.count_fitting(rows.first.slice(0, 1)) == min(rows.first.num_rows, 1)
            if (max_rows and not fits) or len(head) > max_bytes:
                return errors.Failure(Outcome.STOPPED, limit="size")
            sender.start(columns.name_types(types), head)
            _send_rows(sender, rows, as_failure)
            return None
        except columns.UnsupportedValueError as error:
            forms.widen(error.columns)


def _send_rows(sender: _Sender, rows: _Rows, as_failure: Callable[[Exception], errors.Failure]) -> None:
    batch: pa.RecordBatch | None = rows.first
    try:
        while batch is not None and sender.send_rows(batch):
            batch = rows.next()
    except columns.UnsupportedValueError:
        sender.restart()
        raise
    except ROW_ERRORS as error:
        sender.end(as_failure(error))
    else:
        sender.end() if batch is None else sender.count_rest(rows)


class _Rows:
    """Batches of a relation, ready to send: neither too many nor too large, however DuckDB makes its rows."""

    def __init__(self, relation: Any, types: list[Any], forms: columns.Forms, max_rows: int) -> None:
        """Raises columns.UnsupportedValueError, as `next` does."""
        self._as_wide = forms.as_wide
        self.names = columns.make_unique(relation.columns)
        most = _SMALL_BATCH_ROWS if all(map(columns.is_small, types)) else _BATCH_ROWS
        self._batch_rows = min(most, max_rows + 1)
        self._reader = _cast_to_text(relation, len(types), forms.as_text).to_arrow_reader(self._batch_rows)
        self.first = self.next() or columns.fit_batch(_make_empty(self._reader.schema), self.names, self._as_wide)

    def read(self) -> pa.RecordBatch | None:
        """The next rows as DuckDB gives them; None at the end."""
        try:
            return self._reader.read_next_batch()
        except StopIteration:
            return None

    def next(self) -> pa.RecordBatch | None:
        """The next rows, ready to send; None at the end."""
        batches: list[pa.RecordBatch] = []
        count = size = 0
        while count < self._batch_rows and size < _BATCH_BYTES and (batch := self.read()) is not None:
            batches.append(batch)
            count, size = count + batch.num_rows, size + batch.nbytes
        if not batches:
            return None
        joined = batches[0] if len(batches) == 1 else pa.concat_batches(batches)
        try:
            return columns.fit_batch(joined, self.names, self._as_wide)
        except columns.UnsupportedValueError:
            self._reader.close()  # else DuckDB would not run the query once more
            raise


class _NoRows(_Rows):
    """Of a statement that gives no table."""

    def __init__(self) -> None:
        self.names = []
        self.first = _make_empty(pa.schema([]))

    def read(self) -> None:
        return None

    def next(self) -> None:
        return None


class _Sender:
    """Counts and sends; ends with exactly one tail, after which the process may end."""

    def __init__(self, channel: int, max_rows: int, max_bytes: int) -> None:
        self._channel, self._max_rows, self._max_bytes = channel, max_rows, max_bytes
        self._end_lock = threading.Lock()
        self._reset()

    def _reset(self) -> None:
        self._bytes_left = self._max_bytes
        self._sent = self._unsent = 0
        self._truncated: str | None = None

    def start(self, types: list[str], schema: bytes | memoryview) -> None:
        """Sends the head: DuckDB's names of the types, and Arrow's schema."""
        framing.send_json(self._channel, {"outcome": Outcome.ANSWERED.value, "types": types})
        framing.send(self._channel, schema)

    def restart(self) -> None:
        """Has the other side forget what it got: head and rows follow again."""
        framing.send(self._channel, b"")
        framing.send_json(self._channel, {"again": True})
        self._reset()

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
            rows = wanted.slice(0, count).serialize()
            self._bytes_left -= len(rows)
            framing.send(self._channel, rows)
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
