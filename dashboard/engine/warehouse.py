"""The warehouse: one read-only DuckDB file per state of the data, built when that state is first seen."""

from __future__ import annotations

import os
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dashboard.engine import database
from dashboard.engine.build import Progress, build, read_rules, stopping
from dashboard.engine.database import Connection, DatabaseError
from dashboard.engine.fingerprint import Listing, fingerprint, listing
from dashboard.engine.intake import take_in
from dashboard.engine.locks import FileLock
from dashboard.errors import BuildError, DataError, MusterError
from dashboard.settings import Settings, settings

_BUILDING = ".building"


@dataclass(frozen=True)
class Warehouse:
    """An open warehouse. `notice` says in words why it is not built from the newest data, or is None."""

    data_version: str
    path: Path
    notice: str | None
    _connection: Connection

    def cursor(self) -> Connection:
        """A connection of one's own for one query; safe from any thread."""
        return self._connection.cursor()


class Store:
    """Finds, builds and opens warehouses under one set of settings; one connection for all threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._guard = threading.RLock()
        self._current: Warehouse | None = None
        self._in_use: FileLock | None = None
        self._listing: Listing = ()
        self._looked_at = float("-inf")

    def open(self, progress: Progress | None = None) -> Warehouse:
        """The warehouse of the data as it is now; builds it where nobody has.

        Data that cannot be built from leaves the previous warehouse in use, with a notice. Raises DataError,
        QueryError or BuildError where there is no previous one.
        """
        with self._guard:
            if self._current is None or self._has_changed():
                self._current = self._newest(progress)
            return self._current

    def _has_changed(self) -> bool:
        now = time.monotonic()
        if now - self._looked_at < self.settings.look_for_changes_seconds:
            return False
        self._looked_at = now
        return listing(self.settings) != self._listing

    def _newest(self, progress: Progress | None) -> Warehouse:
        self._listing, self._looked_at = listing(self.settings), time.monotonic()
        version = fingerprint(self.settings)
        if self._current and self._current.data_version == version:
            return self._current
        try:
            path = ensure_built(self.settings, version, progress)
            return self._opened(path, version, None)
        except MusterError as error:
            return self._previous(error)

    def _previous(self, error: MusterError) -> Warehouse:
        kept = [self._current.path] if self._current else _built(self.settings.cache_folder)
        for path in kept:
            notice = f"The data has changed but cannot be used, so the version before it is shown. {error}"
            try:
                return self._opened(path, path.stem, notice)
            except BuildError:
                continue
        raise error

    def _opened(self, path: Path, version: str, notice: str | None) -> Warehouse:
        in_use = FileLock(_use_file(path), shared=True)
        in_use.acquire()
        try:
            connection = database.open_for_answering(path, self.settings)
        except DatabaseError as error:
            in_use.release()
            raise BuildError(f"{path} cannot be opened ({error}). Delete it and start again.") from error
        if self._in_use:
            self._in_use.release()
        self._in_use = in_use
        return Warehouse(version, path, notice, connection)


def ensure_built(settings: Settings, version: str, progress: Progress | None = None) -> Path:
    """The file of that version, built unless it is there; processes that ask at once wait for one of them."""
    path = settings.cache_folder / f"{version}.duckdb"
    if path.exists():
        return path
    try:
        settings.cache_folder.mkdir(parents=True, exist_ok=True)
        with FileLock(settings.cache_folder / "build.lock"):
            _sweep(settings.cache_folder)
            if not path.exists():
                _build_aside(path, settings, version, progress)
                _prune(path, settings)
    except OSError as error:
        remedy = "Set MUSTER_CACHE_FOLDER to a folder that can be written."
        raise BuildError(f"The warehouse cannot be written to {settings.cache_folder} ({error}). {remedy}") from error
    return path


def _build_aside(path: Path, settings: Settings, version: str, progress: Progress | None) -> None:
    """Builds in a file of another name; only a finished one gets the right name."""
    aside = path.with_name(f"{path.stem}.{os.getpid()}{_BUILDING}")
    taken_in = take_in(settings.data_folder)
    if taken_in.problems:
        raise DataError(taken_in.problems)
    try:
        with closing(database.open_for_building(aside, settings)) as connection:
            problems = build(connection, taken_in, settings, version, progress)
        if stopping(problems, read_rules(settings.queries_folder)):
            raise DataError([problem for problem in problems if problem.severity == "error"])
        os.replace(aside, path)
    except DatabaseError as error:
        raise BuildError(f"The warehouse could not be built ({error}). Try again, or raise this as a fault.") from error
    finally:
        _sweep(settings.cache_folder)


def _built(cache_folder: Path) -> list[Path]:
    """Finished warehouses, the newest first."""
    return sorted(cache_folder.glob("*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)


def _use_file(path: Path) -> Path:
    return path.with_suffix(".in-use")


def _sweep(cache_folder: Path) -> None:
    """Removes what a killed build left. Only whoever holds the build lock may call this."""
    for path in cache_folder.glob(f"*{_BUILDING}*"):
        path.unlink(missing_ok=True)


def _prune(newest: Path, settings: Settings) -> None:
    for path in _built(settings.cache_folder)[settings.warehouses_kept :]:
        lock = FileLock(_use_file(path))
        if path != newest and lock.acquire(wait=False):
            path.unlink(missing_ok=True)
            _use_file(path).unlink(missing_ok=True)
            lock.release()


_store = Store(settings)


def open_warehouse(progress: Progress | None = None) -> Warehouse:
    """The warehouse of this process; see `Store.open`."""
    return _store.open(progress)
