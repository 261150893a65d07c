"""Sends the rows of a query while they are made, cut at the most rows and bytes, and says how many there are."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.engine.sandbox import columns, errors, framing
from dashboard.engine.sandbox.result import Outcome

# What DuckDB and Arrow raise while rows are made.
ROW_ERRORS = (duckdb.Error, pa.ArrowException, OSError, RuntimeError, ValueError, MemoryError)
_ROWS_AT_ONCE = 8_192
_SMALL_ROWS_AT_ONCE = 32_768
_COUNT_ON_SECONDS = 0.25
_END_OF_STREAM = b"\xff\xff\xff\xff\x00\x00\x00\x00"  # of Arrow's own format


def send_table(
    channel: int, relation: Any, max_rows: int, max_bytes: int, told: Callable[[Exception], errors.Failure]
) -> errors.Failure | None:
    """Sends head, rows and tail; or gives what is to be told instead, where nothing has been sent.

    `told` makes a failure of what is raised after the head. Raises what is raised before it (ROW_ERRORS).
    """
    kinds = [] if relation is None else list(relation.types)
    rows = _NoRows() if relation is None else _Rows(relation, kinds, max_rows)
    sender = _Sender(channel, max_rows, max_bytes)
    if rows.first.num_rows and max_rows and not sender.fitting(rows.first.slice(0, 1)):
        return errors.stopped_for_size(max_bytes)
    _send(channel, {"outcome": Outcome.ANSWERED.value, "types": [columns.type_name(kind) for kind in kinds]})
    framing.send(channel, rows.first.schema.serialize())
    batch: pa.RecordBatch | None = rows.first
    try:
        while batch is not None and sender.take(batch):
            batch = rows.next()
    except columns.UnfitError as error:
        names = " and ".join(rows.names[number] for number in sorted(error.columns))
        sender.end(
            errors.wrong(f"A value of {names} cannot be shown as it is: turn it into text, as in {names}::varchar.")
        )
    except ROW_ERRORS as error:
        sender.end(told(error))
    else:
        sender.end() if batch is None else sender.count_on(rows)
    return None


class _Rows:
    """Batches of a relation as they can travel. What turns out not to fit in the first one travels as text."""

    def __init__(self, relation: Any, kinds: list[Any], max_rows: int) -> None:
        self.names = columns.unique(relation.columns)
        as_text = {number for number, kind in enumerate(kinds) if columns.must_be_text(kind)}
        is_small = all(map(columns.is_small, kinds))
        at_once = min(_SMALL_ROWS_AT_ONCE if is_small else _ROWS_AT_ONCE, max_rows + 1)
        while True:
            self._reader = _with_texts(relation, len(kinds), as_text).to_arrow_reader(at_once)
            try:
                first = self.read() or _empty(self._reader.schema)
                self.first = columns.fitted(first, self.names)
                return
            except columns.UnfitError as error:
                self._reader.close()
                as_text |= error.columns

    def read(self) -> pa.RecordBatch | None:
        """The next rows as DuckDB gives them; None at the end."""
        try:
            return self._reader.read_next_batch()
        except StopIteration:
            return None

    def next(self) -> pa.RecordBatch | None:
        """The next rows as they travel; None at the end. Raises columns.UnfitError."""
        batch = self.read()
        return None if batch is None else columns.fitted(batch, self.names)


class _NoRows(_Rows):
    """Of a statement that gives no table."""

    def __init__(self) -> None:
        self.names = []
        self.first = _empty(pa.schema([]))

    def read(self) -> None:
        return None


class _Sender:
    """Counts and sends; ends with exactly one tail, after which the process may go."""

    def __init__(self, channel: int, max_rows: int, max_bytes: int) -> None:
        self._channel, self._max_rows, self._bytes_left = channel, max_rows, max_bytes
        self._rows = self._beyond = 0
        self._truncated: str | None = None
        self._ending = threading.Lock()

    def fitting(self, batch: pa.RecordBatch) -> int:
        """How many of the first rows of the batch fit into the bytes that are left."""
        if batch.nbytes <= self._bytes_left:
            return int(batch.num_rows)
        most, least = batch.num_rows - 1, 0
        while least < most:
            middle = (least + most + 1) // 2
            if batch.slice(0, middle).nbytes <= self._bytes_left:
                least = middle
            else:
                most = middle - 1
        return int(least)

    def take(self, batch: pa.RecordBatch) -> bool:
        """Sends what may be sent of the batch; False once no more rows are wanted."""
        wanted = batch.slice(0, self._max_rows - self._rows)
        fitting = self.fitting(wanted)
        if fitting < batch.num_rows:
            self._truncated = "bytes" if fitting < wanted.num_rows else "rows"
        if fitting:
            sent = wanted.slice(0, fitting)
            self._bytes_left -= sent.nbytes
            framing.send(self._channel, sent.serialize())
            self._rows += fitting
        self._beyond += batch.num_rows - fitting
        return self._truncated is None

    def count_on(self, rows: _Rows) -> None:
        """Counts the rows that are not sent, but not for long."""
        is_counted = True
        try:
            timer = threading.Timer(_COUNT_ON_SECONDS, self._give_up)
            timer.daemon = True
            timer.start()
            while (batch := rows.read()) is not None:
                self._beyond += batch.num_rows
        except ROW_ERRORS:
            is_counted = False
        self.end(is_counted=is_counted)

    def end(self, failure: errors.Failure | None = None, *, is_counted: bool = True) -> None:
        """Sends the end of the rows and the tail, once; where the timer was first, it ends the process meanwhile."""
        self._ending.acquire()
        self._send_end(failure, is_counted=is_counted)

    def _send_end(self, failure: errors.Failure | None, *, is_counted: bool) -> None:
        total = self._rows + self._beyond if is_counted else None
        tail = {"rows": self._rows, "total_rows": total, "truncated": self._truncated}
        framing.send(self._channel, _END_OF_STREAM)
        framing.send(self._channel, b"")
        _send(self._channel, failure.as_json() if failure else tail)

    def _give_up(self) -> None:
        """On another thread, since the query cannot be stopped reliably while it makes its next rows."""
        if not self._ending.acquire(blocking=False):
            return
        try:
            self._send_end(None, is_counted=False)
        finally:
            os._exit(0)


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    # pa.array would look for pandas, which cannot be loaded any more.
    return pa.RecordBatch.from_arrays([pa.nulls(0, type=field.type) for field in schema], schema=schema)


def _with_texts(relation: Any, count: int, as_text: set[int]) -> Any:
    """The relation with some of its columns cast to text."""
    if not as_text:
        return relation
    return relation.project(", ".join(f"#{n + 1}::varchar" if n in as_text else f"#{n + 1}" for n in range(count)))


def _send(channel: int, message: dict[str, Any]) -> None:
    framing.send(channel, json.dumps(message).encode())
