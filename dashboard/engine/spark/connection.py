"""One session at the endpoint: opened when first needed, again after a restart; every question has a time limit."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

import pyarrow as pa
from pyspark.sql.connect.session import SparkSession

from dashboard.engine.spark import errors
from dashboard.engine.spark.endpoint import Endpoint
from dashboard.engine.spark.views import Views
from dashboard.errors import EngineError, MusterError

# While the endpoint is away, each question fails at once, instead of waiting for the retries again.
_REMEMBERED_SECONDS = 5.0


class Connection:
    """Asks an endpoint, each question for `seconds` at most; safe from any thread."""

    def __init__(self, endpoint: Endpoint, views: Views, seconds: float) -> None:
        self._endpoint, self._views, self._seconds = endpoint, views, seconds
        self._guard = threading.RLock()
        self._session: SparkSession | None = None
        self._ready: set[str] = set()
        self._away: tuple[float, EngineError] | None = None

    def ask(self, sql: str, parameters: Mapping[str, Any], tables: Iterable[str]) -> pa.Table:
        """The answer to a question in Spark SQL over these tables. Raises EngineError."""
        if self._away and time.monotonic() < self._away[0]:
            raise self._away[1]
        tag = f"muster-{uuid.uuid4()}"
        running = _start_thread(lambda: self._run_with_retry(tag, sql, dict(parameters), frozenset(tables)))
        try:
            return running.result(self._seconds)
        except TimeoutError as error:
            self._stop(tag)
            raise errors.time_limit_error(self._endpoint, self._seconds) from error
        except MusterError:
            raise
        except Exception as error:
            raise self._explain_error(error) from error
        except BaseException:  # Ctrl+C, or a reader who left
            self._stop(tag)
            raise

    def close(self) -> None:
        """Stops what runs, and gives the session back."""
        with self._guard:
            session, self._session = self._session, None
        if session is not None:
            with suppress(Exception):  # the server may be gone, and then nothing runs there
                session.interruptAll()
                session.stop()

    def _run_with_retry(self, tag: str, sql: str, parameters: dict[str, Any], tables: frozenset[str]) -> pa.Table:
        session = self._open_session(tables)
        try:
            return _run_query(session, tag, sql, parameters)
        except Exception as error:
            if not errors.needs_new_session(error):
                raise
            self._forget_session(session)
        return _run_query(self._open_session(tables), tag, sql, parameters)

    def _open_session(self, tables: frozenset[str]) -> SparkSession:
        """The session, with a view of each of these tables; one thread at a time makes what is missing."""
        with self._guard:
            for attempt in (1, 2):
                try:
                    return self._create_views(tables)
                except Exception as error:
                    if attempt == 2 or not errors.needs_new_session(error):
                        raise
                    self._session = None
        raise AssertionError  # the second attempt has returned or raised

    def _create_views(self, tables: frozenset[str]) -> SparkSession:
        if self._session is None:
            self._session, self._ready = self._endpoint.open(), set()
        for table in sorted(tables - self._ready):
            self._views.create_view(self._session, table)
            self._ready.add(table)
        return self._session

    def _forget_session(self, session: SparkSession) -> None:
        with self._guard:
            if self._session is session:  # else another thread has opened a new one already
                self._session = None

    def _stop(self, tag: str) -> None:
        """Interrupts it at the server; where that does not answer either, it is left to itself."""
        session = self._session
        if session is not None:
            threading.Thread(target=_interrupt, args=(session, tag), daemon=True).start()

    def _explain_error(self, error: Exception) -> EngineError:
        problem = errors.explain_error(error, self._endpoint)
        if errors.is_unreachable(error):
            self._away = (time.monotonic() + _REMEMBERED_SECONDS, problem)
            self._session = None
        return problem


def _start_thread(ask: Callable[[], pa.Table]) -> Future[pa.Table]:
    """What it will give; the thread does not keep the process from ending, as those of an executor would."""
    future: Future[pa.Table] = Future()

    def run() -> None:
        try:
            future.set_result(ask())
        except BaseException as error:  # it is raised where the answer is waited for
            future.set_exception(error)

    threading.Thread(target=run, daemon=True, name="remote-question").start()
    return future


def _run_query(session: SparkSession, tag: str, sql: str, parameters: dict[str, Any]) -> pa.Table:
    session.addTag(tag)  # tags belong to the thread
    try:
        return session.sql(sql, args=parameters).toArrow()
    finally:
        session.removeTag(tag)


def _interrupt(session: SparkSession, tag: str) -> None:
    with suppress(Exception):
        session.interruptTag(tag)
