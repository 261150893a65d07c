"""A worker as the pool sees it: ask it one thing, end it at the limit, and believe nothing that it says unchecked."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.engine.sandbox import arrow_validation, framing
from dashboard.engine.sandbox.fork_server import Child
from dashboard.engine.sandbox.framing import ClosedError
from dashboard.engine.sandbox.result import Outcome, Place, Query, Result, Value

_MOST_HEAD_BYTES = 1 << 20
_MOST_SECONDS_TO_BE_READY = 20.0
_SECONDS_OF_GRACE = 0.5  # DuckDB stops most queries itself, and then knows what to say
_LONGEST_MESSAGE, _LONGEST_TYPE = 2_000, 200
_MOST_PARTS, _LEAST_ROWS_OF_A_PART = 100, 1_000

# What reading a message of a worker that has gone, or gone wild, can raise.
_NONSENSE = (
    *(ClosedError, ValueError, KeyError, TypeError, OverflowError),
    *(OSError, MemoryError, RecursionError, pa.ArrowException),
)

_SAID = {
    "time": "The query was stopped after {seconds:g} seconds, the longest a query may take here."
    " Ask for less: add a filter or a limit.",
    "memory": "The query needs more than {memory_megabytes} MB, the most a query may take here."
    " Ask for less: add a filter, or choose fewer columns.",
    "size": "One row of the result is larger than can be sent. Choose fewer or shorter values.",
    "crash": "The query engine broke down over this query, most likely out of memory. Nothing else was affected.",
    "cancelled": "The query was cancelled.",
    "busy": "Too many queries are waiting already. Try again in a few seconds.",
}


def stopped(limit: str, limits: Mapping[str, Any]) -> Result:
    """A query that ended at a limit, in words; `limits` are those that its worker was born under."""
    return Result(Outcome.STOPPED, _SAID[limit].format_map(limits), limit=limit)


class Worker:
    """One process for one query. `warehouse` is the file that it has opened, `limits` what it was born under."""

    def __init__(self, child: Child, warehouse: Path, limits: Mapping[str, Any]) -> None:
        self.warehouse, self._limits = warehouse, limits
        self.ended_by = ""
        self._child = child
        self._guard = threading.Lock()
        self._is_closed = False

    @property
    def pid(self) -> int:
        """The number of the process, for those who watch it."""
        return self._child.pid

    def is_ready(self) -> dict[str, Any] | None:
        """Waits until it is; what confines it, or None where it could not start or has been killed since."""
        try:
            with _Deadline(self, _MOST_SECONDS_TO_BE_READY):
                said = json.loads(framing.receive(self._child.channel.fileno(), _MOST_HEAD_BYTES))
            return dict(said["confined"]) if said["ready"] and self._child.is_alive() else None
        except _NONSENSE:
            return None

    def ask(self, query: Query, most_bytes: int) -> Result:
        """Runs the query, which ends at the worker's limits at the latest."""
        request = {
            "sql": query.sql,
            "parameters": {name: _as_json(value) for name, value in query.parameters.items()},
            "max_rows": query.max_rows,
            "max_bytes": most_bytes,
            "explain": query.explain,
        }
        if query.seconds is not None:
            self._limits = {**self._limits, "seconds": min(query.seconds, self._limits["seconds"])}
        try:
            with _Deadline(self, self._limits["seconds"] + _SECONDS_OF_GRACE):
                framing.send(self._child.channel.fileno(), json.dumps(request).encode())
                return self._received(query.max_rows, most_bytes)
        except _NONSENSE:
            return self.stopped(self.ended_by or "crash")

    def stopped(self, limit: str) -> Result:
        """What to say of a query that ended at a limit of this worker."""
        return stopped(limit, self._limits)

    def end(self, reason: str) -> None:
        """Kills it, from any thread; `reason` is one of the limits."""
        with self._guard:
            if not self._is_closed:
                self.ended_by = self.ended_by or reason
                self._child.kill()

    def close(self) -> None:
        """Ends it for good."""
        with self._guard:
            if not self._is_closed:
                self._is_closed = True
                self._child.close()

    def _received(self, most_rows: int, most_bytes: int) -> Result:
        channel = self._child.channel.fileno()
        head = json.loads(framing.receive(channel, _MOST_HEAD_BYTES))
        if head["outcome"] != Outcome.ANSWERED:
            return self._other(head)
        if "plan" in head:
            return Result(Outcome.ANSWERED, plan=_text(head["plan"]))
        table = arrow_validation.table_of(self._parts(channel, most_rows, 2 * most_bytes), most_rows, 2 * most_bytes)
        tail = json.loads(framing.receive(channel, _MOST_HEAD_BYTES))
        if "outcome" in tail:
            return self._other(tail)
        types = tuple(_text(kind)[:_LONGEST_TYPE] for kind in head["types"])
        total = None if tail["total_rows"] is None else int(tail["total_rows"])
        if len(types) != table.num_columns or (total is not None and total < table.num_rows):
            raise ValueError(tail)
        truncated = tail["truncated"] if tail["truncated"] in ("rows", "bytes") else None
        return Result(Outcome.ANSWERED, table=table, types=types, total_rows=total, truncated=truncated)

    def _parts(self, channel: int, most_rows: int, most_bytes: int) -> list[bytearray]:
        """The bytes of the rows, up to the empty message that ends them."""
        parts: list[bytearray] = []
        left = most_bytes + _MOST_HEAD_BYTES
        while part := framing.receive(channel, left):
            left -= len(part)
            parts.append(part)
            if len(parts) > _MOST_PARTS + most_rows // _LEAST_ROWS_OF_A_PART:
                raise ClosedError
        return parts

    def _other(self, said: Mapping[str, Any]) -> Result:
        """What a worker says that has no answer; of limits, it says only which."""
        outcome = Outcome(said["outcome"])
        if outcome is Outcome.ANSWERED:
            raise ValueError(outcome)
        if outcome is Outcome.STOPPED:
            limit = str(said["limit"])
            return self.stopped(limit if limit in _SAID else "crash")
        place = said.get("place")
        return Result(
            outcome,
            str(said["message"])[:_LONGEST_MESSAGE],
            hint=str(said.get("hint") or "")[:_LONGEST_MESSAGE],
            place=Place(*(int(place[name]) for name in ("start", "end", "line", "column"))) if place else None,
        )


class _Deadline:
    """Kills a worker that is not done in time."""

    def __init__(self, worker: Worker, seconds: float) -> None:
        self._timer = threading.Timer(seconds, worker.end, ("time",))
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    return said


def _as_json(value: Value) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value
