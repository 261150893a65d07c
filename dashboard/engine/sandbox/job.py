"""One query on its way through the pool: its state, its time and its result."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.engine.sandbox.result import Query, Result
from dashboard.engine.sandbox.worker_handle import Worker
from dashboard.engine.warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class Reader:
    """Who waits for a query: where from ("" where nobody knows), and whether their page is still open."""

    address: str = ""
    is_here: Callable[[], bool] = lambda: True


class Job:
    """A query that is "waiting", "running", or "done" with its result. Only the pool changes it."""

    def __init__(self, query: Query, session: str, reader: Reader, release: Warehouse | None = None) -> None:
        """`release` is the older data that the query runs over; None for the newest."""
        self.query, self.session, self.reader, self.release = query, session, reader, release
        self.result: Result | None = None
        self.worker: Worker | None = None
        self.is_cancelled = False
        self._submitted = time.monotonic()
        self._started: float | None = None
        self._done = threading.Event()

    @property
    def party(self) -> str:
        """Who takes turns with others: all sessions of one address together."""
        return self.reader.address or self.session

    @property
    def state(self) -> str:
        """One of "waiting", "running" and "done"."""
        if self._done.is_set():
            return "done"
        return "waiting" if self._started is None else "running"

    @property
    def elapsed(self) -> float:
        """Seconds since it began to run, or to wait; how long it ran once it is done."""
        if self.result is not None:
            return self.result.seconds
        return time.monotonic() - (self._started or self._submitted)

    def wait(self, seconds: float | None = None) -> bool:
        """Whether it is done by then."""
        return self._done.wait(seconds)

    def start(self) -> None:
        """Starts the clock of its run."""
        self._started = time.monotonic()

    def finish(self, result: Result) -> None:
        """Takes its result and stops the clock."""
        self.result = replace(result, seconds=time.monotonic() - (self._started or time.monotonic()))
        self.worker = self.release = None
        self._done.set()
