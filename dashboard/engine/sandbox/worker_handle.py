"""A worker as the pool sees it: give it one query, kill it at the limit, and check everything that it sends."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.engine.database.number_type import narrow_numbers
from dashboard.engine.sandbox import arrow_validation, framing
from dashboard.engine.sandbox.fork_server import Child
from dashboard.engine.sandbox.framing import ClosedError
from dashboard.engine.sandbox.result import Edit, Outcome, Query, Result, Span, Value

_MAX_JSON_BYTES = 4 << 20
_START_SECONDS = 20.0
_GRACE_SECONDS = 0.5  # DuckDB stops most queries at the limit itself
_MAX_MESSAGE_LENGTH, _MAX_TYPE_LENGTH = 2_000, 200
_MAX_FIXES = 3
_MIN_PART_BYTES = 1 << 10  # a smaller part counts as much, so that there cannot be very many

# What reading a message can raise where the worker is gone or sends anything.
_INVALID_MESSAGE = (
    *(ClosedError, ValueError, KeyError, TypeError, OverflowError),
    *(OSError, MemoryError, RecursionError, pa.ArrowException),
)

_MESSAGES = {
    "time": "The query was stopped after {seconds:g} seconds, the longest a query may take here."
    " Ask for less: add a filter or a limit.",
    "memory": "The query needs more than {memory_megabytes} MB, the most a query may take here."
    " Ask for less: add a filter, or choose fewer columns.",
    "size": "One row of the result, or the names of its columns, are larger than can be sent."
    " Choose fewer columns or shorter values.",
    "columns": f"The result has more than {arrow_validation.MAX_COLUMNS:,} columns, the most that can be sent."
    " Choose fewer columns.",
    "crash": "The query engine broke down over this query. Nothing else was affected."
    " Ask for less, or write it in a simpler way.",
    "cancelled": "The query was cancelled.",
    "left": "The query was stopped when its page was closed. Run it again.",
    "busy": "Too many queries are waiting already. Try again in a few seconds.",
}


def stopped_at(limit: str, limits: Mapping[str, Any] | None = None) -> Result:
    """The result of a query that ended at a limit; `limits` are those of its worker."""
    return Result(Outcome.STOPPED, _MESSAGES[limit].format_map(limits or {}), limit=limit)


class Worker:
    """One process for one query. `warehouse` is the file that it has open; `limits` hold for it."""

    def __init__(self, child: Child, warehouse: Path, limits: Mapping[str, Any]) -> None:
        self.warehouse, self._limits = warehouse, limits
        self.end_reason = ""
        self._child = child
        self._until = time.monotonic()  # an answer that comes later is none
        self._lock = threading.Lock()
        self._is_closed = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._child.pid

    def wait_until_ready(self) -> dict[str, Any] | None:
        """The walls around it, once it is ready; None where it could not start or has been killed since."""
        self._until = time.monotonic() + _START_SECONDS
        try:
            confined = dict(self._receive_json()["confined"])
            return confined if self._child.is_alive() else None
        except _INVALID_MESSAGE:
            return None

    def run(self, query: Query, max_bytes: int) -> Result:
        """Runs the query, which ends at the worker's limits at the latest."""
        request = {
            "sql": query.sql,
            "parameters": {name: _encode_value(value) for name, value in query.parameters.items()},
            "max_rows": query.max_rows,
            "max_bytes": max_bytes,
            "explain": query.explain,
        }
        if query.seconds is not None:
            self._limits = {**self._limits, "seconds": min(query.seconds, self._limits["seconds"])}
        self._until = time.monotonic() + self._limits["seconds"] + _GRACE_SECONDS
        try:
            framing.send_json(self._child.channel.fileno(), request, self._until)
            return self._receive_result(query, max_bytes)
        except framing.LateError:
            self.kill("time")
            return self.stopped_at(self.end_reason)
        except _INVALID_MESSAGE:
            return self.stopped_at(self.end_reason or "crash")

    def stopped_at(self, limit: str) -> Result:
        """The result of a query that ended at a limit of this worker."""
        return stopped_at(limit, self._limits)

    def kill(self, reason: str) -> None:
        """Kills it, from any thread; `reason` is one of the limits."""
        with self._lock:
            if not self._is_closed:
                self.end_reason = self.end_reason or reason
                self._child.kill()

    def close(self) -> None:
        """Ends it for good."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._child.close()

    def _receive(self, max_bytes: int) -> bytearray:
        return framing.receive(self._child.channel.fileno(), max_bytes, self._until)

    def _receive_json(self) -> dict[str, Any]:
        message = json.loads(self._receive(_MAX_JSON_BYTES))
        if not isinstance(message, dict):
            raise TypeError(message)
        return message

    def _receive_result(self, query: Query, max_bytes: int) -> Result:
        head = self._receive_json()
        if head["outcome"] != Outcome.ANSWERED:
            return self._read_failure(head, query.sql)
        if "plan" in head:
            return Result(Outcome.ANSWERED, plan=_check_text(head["plan"]))
        parts = self._receive_parts(2 * max_bytes)
        tail = self._receive_json()
        if tail.get("again"):  # a value did not fit: all comes again, with its column as text
            return self._receive_result(query, max_bytes)
        if "outcome" in tail:
            return self._read_failure(tail, query.sql)
        table = arrow_validation.read_table(parts, query.max_rows, 2 * max_bytes)
        types = tuple(_check_text(name)[:_MAX_TYPE_LENGTH] for name in head["types"])
        total = None if tail["total_rows"] is None else int(tail["total_rows"])
        if len(types) != table.num_columns or (total is not None and total < table.num_rows):
            raise ValueError(tail)
        truncated = tail["truncated"] if tail["truncated"] in ("rows", "bytes") else None
        return Result(Outcome.ANSWERED, table=narrow_numbers(table), types=types, total_rows=total, truncated=truncated)

    def _receive_parts(self, max_bytes: int) -> list[bytearray]:
        """The bytes of the rows, up to the empty message that ends them."""
        parts: list[bytearray] = []
        left = max_bytes + _MAX_JSON_BYTES
        while part := self._receive(max(left, 0)):
            left -= max(len(part), _MIN_PART_BYTES)
            parts.append(part)
        return parts

    def _read_failure(self, message: Mapping[str, Any], sql: str) -> Result:
        """A result without an answer. Of a limit the worker says only which; the words are ours."""
        outcome = Outcome(message["outcome"])
        if outcome is Outcome.ANSWERED:
            raise ValueError(outcome)
        if outcome is Outcome.STOPPED:
            limit = str(message["limit"])
            return self.stopped_at(limit if limit in _MESSAGES else "crash")
        span = message.get("span")
        return Result(
            outcome,
            str(message["message"])[:_MAX_MESSAGE_LENGTH],
            hint=str(message.get("hint") or "")[:_MAX_MESSAGE_LENGTH],
            span=Span(*(int(span[name]) for name in ("start", "end", "line", "column"))) if span else None,
            fixes=tuple(_read_edit(edit, sql) for edit in (message.get("fixes") or [])[:_MAX_FIXES]),
        )


def _read_edit(edit: Mapping[str, Any], sql: str) -> Edit:
    """Raises ValueError for one that does not lie within the text."""
    start, end = int(edit["start"]), int(edit["end"])
    if not 0 <= start <= end <= len(sql):
        raise ValueError(edit)
    return Edit(start, end, _check_text(edit["text"])[:_MAX_MESSAGE_LENGTH])


def _check_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _encode_value(value: Value) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value
