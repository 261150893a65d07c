"""One query on its way through the pool: where it stands, how to wait for it, how to end it."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import Protocol

from dashboard.engine.sandbox.result import Query, Result
from dashboard.engine.sandbox.worker_handle import Worker
from dashboard.engine.warehouse.store import Warehouse


class Queue(Protocol):
    """What a job asks of the pool that it is in."""

    def place(self, job: Job) -> int:
        """The place of a job in the queue, 1 for the next; 0 where it does not wait."""

    def forget(self, job: Job) -> None:
        """Takes a job that has been cancelled out of the queue."""


class Job:
    """One query on its way: "waiting" at a place in the queue, "running", or "done" with its result."""

    def __init__(self, query: Query, session: str, queue: Queue, old_state: Warehouse | None = None) -> None:
        self.query, self.session, self.old_state = query, session, old_state
        self.result: Result | None = None
        self._queue = queue
        self._asked = time.monotonic()
        self._started: float | None = None
        self._done = threading.Event()
        self._worker: Worker | None = None
        self._is_cancelled = False
        self._guard = threading.Lock()

    @property
    def state(self) -> str:
        """ "waiting", "running" or "done" """
        if self._done.is_set():
            return "done"
        return "waiting" if self._started is None else "running"

    @property
    def place(self) -> int:
        """The place in the queue, 1 for the next; 0 for a query that does not wait."""
        return self._queue.place(self)

    @property
    def elapsed(self) -> float:
        """Seconds since it runs, or since it waits; those that it took once it is done."""
        if self.result is not None:
            return self.result.seconds
        return time.monotonic() - (self._started or self._asked)

    def wait(self, seconds: float | None = None) -> bool:
        """Whether it is done by then."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Ends it now: the process that works on it is killed."""
        with self._guard:
            self._is_cancelled = True
            worker = self._worker
        if worker is not None:
            worker.end("cancelled")
        self._queue.forget(self)

    def start(self) -> None:
        """The clock of its run begins."""
        self._started = time.monotonic()

    def take(self, worker: Worker) -> bool:
        """Gets its worker; False where it has been cancelled meanwhile."""
        with self._guard:
            self._worker = worker
            return not self._is_cancelled

    def finish(self, result: Result) -> None:
        """It is done; the first result counts."""
        with self._guard:
            self._worker = self.old_state = None
            if self.result is None:
                self.result = replace(result, seconds=time.monotonic() - (self._started or time.monotonic()))
        self._done.set()
