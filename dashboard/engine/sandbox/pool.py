"""Runs readers' queries: a fair queue, one worker process for each query, and an end for what takes too long.

A worker ends with its query. A session runs one query at a time: a new one replaces the one before. Addresses take
turns. A query ends when the page that asked is closed.
"""

from __future__ import annotations

import atexit
import itertools
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dashboard.engine.database.telemetry import record_sql
from dashboard.engine.sandbox.job import Job, Reader
from dashboard.engine.sandbox.result import Outcome, Query, Result
from dashboard.engine.sandbox.worker_handle import stopped_at
from dashboard.engine.sandbox.workers import Workers
from dashboard.engine.warehouse.store import Warehouse, find_chosen_warehouse, open_warehouse
from dashboard.errors import MusterError
from dashboard.settings import Settings
from dashboard.settings import settings as process_settings

_LOOK_SECONDS = 0.1  # a quick query is done by then, so that the next worker's start does not slow it
_JOIN_SECONDS = 5.0
_MAX_ATTEMPTS = 3  # an idle worker that was killed before it got the query costs one
_ANYBODY = Reader()


class Pool:
    """The queue and its workers under one set of settings; every method may be called from any thread."""

    def __init__(
        self,
        settings: Settings,
        open_warehouse: Callable[[], Warehouse] = open_warehouse,
        walls: Mapping[str, bool] | None = None,
    ) -> None:
        """`walls` turns parts of the protection off, for the tests that show that the others hold alone."""
        self._settings, self._open_warehouse = settings, open_warehouse
        self._workers = Workers(settings, open_warehouse, walls)
        self._lock = threading.RLock()
        self._has_jobs = threading.Condition(self._lock)
        self._waiting: deque[Job] = deque()
        self._running: set[Job] = set()
        self._of_session: dict[str, Job] = {}
        self._confined: dict[str, Any] = {}
        self._ended: Counter[str] = Counter()
        self._numbers = itertools.count(1)
        self._threads: set[threading.Thread] = set()
        self._last_turns: dict[str, int] = {}
        self._attendant: threading.Thread | None = None
        self._is_closed = False

    def submit(self, query: Query, session: str, reader: Reader = _ANYBODY) -> Job:
        """Puts a query in the queue at once; the session's query before it is cancelled. Never waits.

        One address may take half of the queue's places.

        Inside `use_warehouse`, the query runs over the older data chosen there; else over the newest.
        """
        job = Job(query, session, reader, find_chosen_warehouse())
        with self._lock:
            if (before := self._of_session.get(session)) is not None:
                self.cancel(before)
            self._of_session[session] = job
            if self._is_full(job.party):
                self._finish(job, stopped_at("busy"))
            else:
                self._waiting.append(job)
                self._call_attendant()
        self._dispatch()
        return job

    def run(self, query: Query, reader: Reader = _ANYBODY) -> Result:
        """The result of a query that belongs to no session; waits for its turn and for its end."""
        job = self.submit(query, f"run {next(self._numbers)}", reader)
        try:
            job.wait()
        except BaseException:
            self.cancel(job)
            raise
        assert job.result is not None
        return job.result

    def cancel(self, job: Job, reason: str = "cancelled") -> None:
        """Ends a job now: takes it from the queue, or kills its worker."""
        with self._lock:
            job.is_cancelled = True
            if job.worker is not None:
                job.worker.kill(reason)
            if job in self._waiting:
                self._waiting.remove(job)
                self._finish(job, stopped_at(reason))

    def position(self, job: Job) -> int:
        """The position of a job in the queue, 1 for the next; 0 where it does not wait."""
        with self._lock:
            return self._in_turn().index(job) + 1 if job in self._waiting else 0

    def warm_up(self) -> None:
        """Starts an idle worker without waiting for it: for pages on which a reader is about to ask."""
        self._start_thread(threading.Thread(target=self._workers.refill, daemon=True))

    def health(self) -> dict[str, Any]:
        """The walls around workers, as the last one reported them, the jobs and the limits."""
        if not self._confined:
            self.run(Query("select 1"))
        with self._lock:
            return {
                "confined": dict(self._confined),
                "running": len(self._running),
                "waiting": len(self._waiting),
                "idle": self._workers.count_idle,
                "ended": dict(self._ended),
                "limits": self._workers.limits(self._open_warehouse()) | {"at_once": self._settings.sql_at_once},
            }

    def count_jobs(self) -> tuple[int, int]:
        """How many queries run, and how many wait."""
        with self._lock:
            return len(self._running), len(self._waiting)

    def process_ids(self) -> tuple[int, int]:
        """An idle worker's and the fork server's, to watch their memory."""
        return self._workers.process_ids()

    def close(self) -> None:
        """Ends every worker, every query and every thread of its own, for good."""
        self._workers.close()
        with self._lock:
            self._is_closed = True
            self._has_jobs.notify_all()
            for job in (*self._waiting, *self._running):
                self.cancel(job)
            threads = self._threads - {threading.current_thread()}
        for thread in threads:  # one that asks DuckDB while Python ends makes it complain
            thread.join(_JOIN_SECONDS)

    def _in_turn(self) -> list[Job]:
        """The waiting jobs in the order in which they will run.

        Every party's next one comes before anybody's second, and first those who had no turn for the longest time.
        """
        taken = Counter(job.party for job in self._running)
        ranks: dict[Job, tuple[int, int]] = {}
        for job in self._waiting:
            ranks[job] = (taken[job.party], self._last_turns.get(job.party, 0))
            taken[job.party] += 1
        return sorted(self._waiting, key=ranks.__getitem__)  # else in the order in which they came

    def _note_turn(self, party: str) -> None:
        """Remembers who was served last, as long as they have anything to do here."""
        parties = {job.party for job in (*self._waiting, *self._running)}
        self._last_turns = {name: turn for name, turn in self._last_turns.items() if name in parties}
        self._last_turns[party] = next(self._numbers)

    def _is_full(self, party: str) -> bool:
        """Whether there is no place for another job of this party."""
        if len(self._running) < self._settings.sql_at_once:
            return False
        own = sum(job.party == party for job in self._waiting)
        return len(self._waiting) >= self._settings.sql_waiting or own * 2 >= self._settings.sql_waiting

    def _call_attendant(self) -> None:
        """Wakes the thread that attends to jobs, or starts it; one for all, since each start takes long."""
        if self._attendant is None:
            attendant = threading.Thread(target=self._attend, daemon=True)
            with suppress(RuntimeError):  # the system gives no thread now: the next job tries again
                self._start_thread(attendant)
                self._attendant = attendant
        self._has_jobs.notify_all()

    def _attend(self) -> None:
        """As long as there are jobs: has the next worker started, and ends the jobs whose readers have left."""
        while not self._is_closed:
            with self._has_jobs:
                self._has_jobs.wait_for(lambda: self._waiting or self._running or self._is_closed)
            time.sleep(_LOOK_SECONDS)
            with self._lock:
                jobs = [*self._waiting, *self._running]
            if jobs:
                self._workers.refill()
            for job in jobs:
                if not job.reader.is_here():
                    self.cancel(job, "left")

    def _start_thread(self, thread: threading.Thread) -> None:
        """Starts a thread that `close` will wait for. Raises RuntimeError where the system gives none."""
        with self._lock:
            self._threads = {thread, *(one for one in self._threads if one.is_alive())}
            thread.start()

    def _dispatch(self) -> None:
        with self._lock:
            while self._waiting and len(self._running) < self._settings.sql_at_once:
                job = self._in_turn()[0]
                self._waiting.remove(job)
                self._running.add(job)
                self._note_turn(job.party)
                job.start()
                try:
                    self._start_thread(threading.Thread(target=self._work, args=(job,), daemon=True))
                except RuntimeError:  # the system gives no thread
                    self._running.discard(job)
                    self._finish(job, stopped_at("busy"))

    def _work(self, job: Job) -> None:
        result = stopped_at("crash")
        try:
            result = self._answer(job)
        except MusterError as error:
            result = Result(Outcome.STOPPED, str(error), limit="crash")
        finally:
            with self._lock:
                worker = job.worker
                self._running.discard(job)
                self._finish(job, result)
            if worker is not None:
                worker.close()  # its reader need not wait for that
            self._dispatch()
            self._workers.refill()

    def _answer(self, job: Job) -> Result:
        warehouse, is_newest = job.release or self._open_warehouse(), job.release is None
        for _ in range(_MAX_ATTEMPTS):
            worker = self._workers.take(warehouse, is_newest=is_newest)
            with self._lock:
                tried, job.worker = job.worker, worker
                if job.is_cancelled:
                    return stopped_at("cancelled" if job.reader.is_here() else "left")
            if tried is not None:
                tried.close()
            if not (confined := worker.wait_until_ready()):
                continue
            self._confined = confined
            result = worker.run(job.query, self._settings.sql_result_megabytes << 20)
            return replace(result, data_version=warehouse.data_version)
        return worker.stopped_at(worker.end_reason or "crash")

    def _finish(self, job: Job, result: Result) -> None:
        self._ended[result.limit or result.outcome] += 1
        if self._of_session.get(job.session) is job:
            del self._of_session[job.session]
        job.finish(result)
        if job.release is not None and job.release.is_private:
            return
        record_sql(
            job.query.sql,
            job.elapsed,
            result.data_version,
            rows=result.table.num_rows if result.table is not None else 0,
            outcome=result.limit or str(result.outcome),
        )


@lru_cache(maxsize=1)
def shared_pool() -> Pool:
    """The pool of this process; its workers end with it."""
    pool = Pool(process_settings)
    atexit.register(pool.close)
    return pool
