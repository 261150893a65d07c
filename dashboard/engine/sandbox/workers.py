"""Starts workers, and keeps an idle one so that the next query need not wait for its start."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from dashboard.engine.sandbox.fork_server import ForkServer
from dashboard.engine.sandbox.worker_handle import Worker
from dashboard.engine.warehouse.store import Warehouse
from dashboard.errors import MusterError
from dashboard.settings import Settings


class Workers:
    """Workers under one set of settings; every method may be called from any thread."""

    def __init__(
        self, settings: Settings, open_warehouse: Callable[[], Warehouse], walls: Mapping[str, bool] | None
    ) -> None:
        """`walls` turns parts of the protection off; only tests do that."""
        self._settings, self._open_warehouse, self._walls = settings, open_warehouse, dict(walls or {})
        self._lock = threading.Lock()
        self._fork_server: ForkServer | None = None
        self._idle: Worker | None = None
        self._is_closed = False

    @property
    def count_idle(self) -> int:
        """How many workers wait for a query: 0 or 1."""
        return int(self._idle is not None)

    def take(self, warehouse: Warehouse, *, is_newest: bool) -> Worker:
        """The idle worker if it has this data open, else a new one. An idle worker with outdated data ends.

        Raises MusterError where no process can be started.
        """
        with self._lock:
            idle = self._idle
            if idle is not None and (is_newest or idle.warehouse == warehouse.path):
                self._idle = None
                if idle.warehouse == warehouse.path:
                    return idle
                idle.close()
            return self._fork(warehouse)

    def refill(self) -> None:
        """Starts an idle worker where there is none."""
        if self._is_closed:
            return
        try:
            warehouse = self._open_warehouse()
            with self._lock:
                if self._idle is None:
                    self._idle = self._fork(warehouse)
        except MusterError:  # the next query reports it
            return

    def limits(self, warehouse: Warehouse) -> dict[str, Any]:
        """What a worker may read and use: seconds, megabytes, threads, and which walls hold."""
        return {
            "warehouse": warehouse.path.name,
            "folder": str(warehouse.path.parent),
            "seconds": self._settings.sql_seconds,
            "memory_megabytes": self._settings.sql_memory_megabytes,
            "threads": self._settings.sql_thread_count,
            "private": warehouse.is_private,
            "guard": True,
            "locked": True,
            "confined": True,
        } | self._walls

    def process_ids(self) -> tuple[int, int]:
        """An idle worker's and the fork server's, to watch their memory."""
        self.refill()
        with self._lock:
            assert self._fork_server is not None
            assert self._idle is not None
            return self._idle.pid, self._fork_server.pid

    def close(self) -> None:
        """Ends the idle worker and the fork server; no worker starts afterwards."""
        self._is_closed = True
        with self._lock:
            if self._idle is not None:
                self._idle.close()
                self._idle = None
            self._close_fork_server()

    def _fork(self, warehouse: Warehouse) -> Worker:
        limits = self.limits(warehouse)
        for _ in range(2):
            if self._is_closed:
                break
            try:
                if self._fork_server is None:
                    self._fork_server = ForkServer()
                return Worker(self._fork_server.fork(limits), warehouse.path, limits)
            except OSError:  # the fork server has been killed or stopped: start another
                self._close_fork_server()
        raise MusterError("Readers' queries cannot run now: the system starts no process. Try again.")

    def _close_fork_server(self) -> None:
        if self._fork_server is not None:
            self._fork_server.close()
            self._fork_server = None
