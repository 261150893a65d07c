"""Runs readers' queries: workers kept ready, a queue that is fair to all sessions, and an end for what takes too long.

Each query gets a worker of its own, which dies with it. A session runs one query at a time: a new one replaces the one
before. Anyone who has to wait knows the place in the queue.
"""

from __future__ import annotations

import atexit
import itertools
import threading
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dashboard.engine.database.telemetry import observed_sql
from dashboard.engine.sandbox.fork_server import Nursery
from dashboard.engine.sandbox.job import Job
from dashboard.engine.sandbox.result import Outcome, Query, Result
from dashboard.engine.sandbox.worker_handle import Worker, stopped
from dashboard.engine.warehouse.store import Warehouse, chosen, open_warehouse
from dashboard.errors import MusterError
from dashboard.settings import Settings, settings

_QUICK_SECONDS = 0.1
_PATIENCE_SECONDS = 5.0
_ATTEMPTS = 3  # a spare worker that died before it got the query costs one


class Pool:
    """Workers under one set of settings; every method may be called from any thread."""

    def __init__(
        self,
        given: Settings,
        warehouse: Callable[[], Warehouse] = open_warehouse,
        walls: Mapping[str, bool] | None = None,
    ) -> None:
        """`walls` turns parts of the protection off, for the tests that show that the others hold alone."""
        self._settings, self._open_warehouse, self._walls = given, warehouse, dict(walls or {})
        self._guard = threading.RLock()
        self._waiting: deque[Job] = deque()
        self._running: set[Job] = set()
        self._of_session: dict[str, Job] = {}
        self._births = threading.Lock()
        self._nursery: Nursery | None = None
        self._spare: Worker | None = None
        self._confined: dict[str, Any] = {}
        self._ended: Counter[str] = Counter()
        self._numbers = itertools.count(1)
        self._threads: set[threading.Thread] = set()
        self._is_closed = False

    def submit(self, query: Query, session: str) -> Job:
        """Puts a query in the queue at once; the session's query before it is cancelled. Never waits.

        Where an old state of the data is in `using`, the query runs over that one; else over the newest.
        """
        job = Job(query, session, self, chosen())
        with self._guard:
            before = self._of_session.get(session)
            self._of_session[session] = job
        if before is not None:
            before.cancel()
        with self._guard:
            if len(self._waiting) >= self._settings.sql_waiting and len(self._running) >= self._settings.sql_at_once:
                self._end(job, stopped("busy", {}))
            else:
                self._waiting.append(job)
        self._dispatch()
        return job

    def run(self, query: Query) -> Result:
        """The result of a query that belongs to no session; waits for its turn and for its end."""
        job = self.submit(query, f"run {next(self._numbers)}")
        try:
            job.wait()
        except BaseException:
            job.cancel()
            raise
        assert job.result is not None
        return job.result

    def place(self, job: Job) -> int:
        """The place of a job in the queue, 1 for the next; 0 where it does not wait."""
        with self._guard:
            return self._waiting.index(job) + 1 if job in self._waiting else 0

    def forget(self, job: Job) -> None:
        """Takes a job that has been cancelled out of the queue."""
        with self._guard:
            if job in self._waiting:
                self._waiting.remove(job)
                self._end(job, stopped("cancelled", {}))

    def warm(self) -> None:
        """Has a worker ready soon, without waiting for it: for pages on which a reader is about to ask."""
        self._begin(threading.Thread(target=self._fill, daemon=True))

    def health(self) -> dict[str, Any]:
        """What protects the workers, as the last of them said, and what goes on; starts one where none ever ran."""
        if not self._confined:
            self.run(Query("select 1"))
        with self._guard:
            return {
                "confined": dict(self._confined),
                "running": len(self._running),
                "waiting": len(self._waiting),
                "spare": int(self._spare is not None),
                "ended": dict(self._ended),
                "limits": self._limits(self._open_warehouse()) | {"at_once": self._settings.sql_at_once},
            }

    def load(self) -> tuple[int, int]:
        """How many queries run, and how many wait."""
        with self._guard:
            return len(self._running), len(self._waiting)

    def pids(self) -> tuple[int, int]:
        """A spare worker and the process that bears them, for anyone who watches their memory."""
        self._fill()
        with self._births:
            assert self._nursery is not None
            assert self._spare is not None
            return self._spare.pid, self._nursery.pid

    def close(self) -> None:
        """Ends every worker, every query and every thread of its own, for good."""
        self._is_closed = True
        with self._guard:
            jobs = [*self._waiting, *self._running]
        for job in jobs:
            job.cancel()
        with self._births:
            if self._spare is not None:
                self._spare.close()
                self._spare = None
            if self._nursery is not None:
                self._nursery.close()
                self._nursery = None
        with self._guard:
            threads = self._threads - {threading.current_thread()}
        for thread in threads:  # one that asks DuckDB while Python ends makes it complain
            thread.join(_PATIENCE_SECONDS)

    def _begin(self, thread: threading.Thread) -> None:
        """Starts a thread that `close` will wait for. Raises RuntimeError where the system gives none."""
        with self._guard:
            self._threads = {thread, *(one for one in self._threads if one.is_alive())}
            thread.start()

    def _dispatch(self) -> None:
        with self._guard:
            while self._waiting and len(self._running) < self._settings.sql_at_once:
                job = self._waiting.popleft()
                self._running.add(job)
                job.start()
                try:
                    self._begin(threading.Thread(target=self._work, args=(job,), daemon=True))
                except RuntimeError:  # the system gives no thread
                    self._running.discard(job)
                    self._end(job, stopped("busy", {}))

    def _work(self, job: Job) -> None:
        result = stopped("crash", {})
        # The next worker is born when this one is done, or soon, where this one takes long.
        refill = threading.Timer(_QUICK_SECONDS, self._fill)
        refill.daemon = True
        try:
            self._begin(refill)
            result = self._answered(job)
        except MusterError as error:
            result = Result(Outcome.STOPPED, str(error), limit="crash")
        except RuntimeError:  # the system gives no thread
            result = stopped("busy", {})
        finally:
            with self._guard:
                self._running.discard(job)
                self._end(job, result)
            self._dispatch()
            refill.cancel()
            self._fill()

    def _end(self, job: Job, result: Result) -> None:
        self._ended[result.limit or result.outcome] += 1
        if self._of_session.get(job.session) is job:
            del self._of_session[job.session]
        job.finish(result)
        observed_sql(
            job.query.sql,
            job.elapsed,
            result.data_version,
            rows=result.table.num_rows if result.table is not None else 0,
            outcome=result.limit or str(result.outcome),
        )

    def _answered(self, job: Job) -> Result:
        old_state = job.old_state
        opened = old_state or self._open_warehouse()
        for _ in range(_ATTEMPTS):
            worker = self._worker(opened, is_newest=old_state is None)
            try:
                if not job.take(worker):
                    return worker.stopped("cancelled")
                if not (confined := worker.is_ready()):
                    continue
                self._confined = confined
                result = worker.ask(job.query, self._settings.sql_result_megabytes << 20)
                return replace(result, data_version=opened.data_version)
            finally:
                worker.close()
        return worker.stopped(worker.ended_by or "crash")

    def _worker(self, opened: Warehouse, is_newest: bool) -> Worker:
        """The spare one where it is for this state of the data, else a new one; a stale spare one ends."""
        with self._births:
            spare = self._spare
            if spare is not None and (is_newest or spare.warehouse == opened.path):
                self._spare = None
                if spare.warehouse == opened.path:
                    return spare
                spare.close()
            return self._born(opened)

    def _born(self, opened: Warehouse) -> Worker:
        for _ in range(2):
            if self._is_closed:
                break
            try:
                if self._nursery is None:
                    self._nursery = Nursery()
                limits = self._limits(opened)
                return Worker(self._nursery.bear(limits), opened.path, limits)
            except OSError:  # the process that bears them has been killed or stopped: another takes its place
                if self._nursery is not None:
                    self._nursery.close()
                self._nursery = None
        raise MusterError("Queries of readers cannot be run just now: the system gives no process. Try again.")

    def _fill(self) -> None:
        """One worker more than there are, so that the next query need not wait for its birth."""
        if self._is_closed:
            return
        try:
            opened = self._open_warehouse()
            with self._births:
                if self._spare is None:
                    self._spare = self._born(opened)
        except MusterError:  # anyone who asks next is told
            return

    def _limits(self, opened: Warehouse) -> dict[str, Any]:
        return {
            "warehouse": opened.path.name,
            "folder": str(opened.path.parent),
            "seconds": self._settings.sql_seconds,
            "memory_megabytes": self._settings.sql_memory_megabytes,
            "threads": self._settings.sql_thread_count,
            "guard": True,
            "locked": True,
            "confined": True,
        } | self._walls


@lru_cache(maxsize=1)
def _pool() -> Pool:
    pool = Pool(settings)
    atexit.register(pool.close)
    return pool


def submit(query: Query, session: str) -> Job:
    """Puts a reader's query in the queue of this process; see `Pool.submit`."""
    return _pool().submit(query, session)


def run(query: Query) -> Result:
    """The result of one query, waited for; see `Pool.run`."""
    return _pool().run(query)


def warm() -> None:
    """Has a worker ready soon; see `Pool.warm`."""
    _pool().warm()


def health() -> dict[str, Any]:
    """What protects the workers and what goes on; see `Pool.health`."""
    return _pool().health()


def load() -> tuple[int, int]:
    """How many queries run, and how many wait; see `Pool.load`."""
    return _pool().load()
