"""The warehouse: one read-only DuckDB file per state of the data, built when that state is first seen."""

from __future__ import annotations

import os
import shutil
import threading
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.engine import database
from dashboard.engine.build import Progress, build, read_rules, stopping
from dashboard.engine.database import Connection, DatabaseError
from dashboard.engine.fingerprint import Listing, fingerprint, folder_mark, listing
from dashboard.engine.intake import take_in
from dashboard.engine.locks import FileLock
from dashboard.errors import BuildError, DataError, MusterError, Problem
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

    def close(self) -> None:
        """Ends all its cursors."""
        self._connection.close()


class Store:
    """Finds, builds and opens warehouses under one set of settings; one connection for all threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._guard = threading.Lock()
        self._current: Warehouse | None = None
        self._failure: MusterError | None = None
        self._in_use: FileLock | None = None
        self._listing: Listing | None = None
        self._looked_at = float("-inf")

    def open(self, progress: Progress | None = None) -> Warehouse:
        """The warehouse of the data as it is now; builds it where nobody has.

        Data that cannot be built from leaves the warehouse before it in use, with a notice. Raises DataError,
        QueryError or BuildError where there is none before it. While one thread rebuilds, others keep the old one.
        """
        current = self._current
        if current and time.monotonic() - self._looked_at < self.settings.look_for_changes_seconds:
            return current
        if not self._guard.acquire(blocking=current is None):
            return current or self.open(progress)
        try:
            return self._refreshed(progress)
        finally:
            self._guard.release()

    def close(self) -> None:
        """Closes the connection and lets others prune its file; the next `open` opens anew."""
        with self._guard:
            if self._current:
                self._current.close()
            if self._in_use:
                self._in_use.release()
            self._current, self._in_use, self._listing = None, None, None

    def _refreshed(self, progress: Progress | None) -> Warehouse:
        now = listing(self.settings)
        if now != self._listing:
            self._listing = now
            self._current, self._failure = self._best(progress)
        self._looked_at = time.monotonic()
        if self._current is None:
            assert self._failure is not None
            raise self._failure
        return self._current

    def _best(self, progress: Progress | None) -> tuple[Warehouse | None, MusterError | None]:
        try:
            return self._newest(progress), None
        except BuildError as error:
            self._listing = None  # not the data's fault, so it is tried again
            return self._previous(error), error
        except MusterError as error:
            return self._previous(error), error

    def _newest(self, progress: Progress | None) -> Warehouse:
        version = fingerprint(self.settings)
        if self._current and self._current.data_version == version:
            return replace(self._current, notice=None)
        path = ensure_built(self.settings, version, progress)
        opened = self._opened(path, version)
        os.utime(path)  # what was used last is kept longest
        if broken := _broken_rows(opened):
            return self._without_broken_rows(opened, broken)
        _last_good(self.settings).write_text(version)
        return opened

    def _without_broken_rows(self, opened: Warehouse, broken: list[Problem]) -> Warehouse:
        """Numbers that break a rule do not replace good ones; where there are none yet, they are shown with a warning.

        Raises DataError where a good version is there to go on with.
        """
        good = _read_last_good(self.settings)
        if self._current or (good and (self.settings.cache_folder / f"{good}.duckdb").exists()):
            opened.close()
            raise DataError(broken)
        notice = f"Do not use these numbers before the data is mended. {DataError(broken)}"
        return replace(opened, notice=notice)

    def _previous(self, error: MusterError) -> Warehouse | None:
        """The warehouse that this data folder had last, with a notice."""
        notice = f"The data cannot be used as it is now, so the last good version is shown. {error}"
        if self._current:
            return replace(self._current, notice=notice)
        version = _read_last_good(self.settings)
        path = self.settings.cache_folder / f"{version}.duckdb"
        if not version or not path.exists():
            return None
        try:
            return replace(self._opened(path, version), notice=notice)
        except BuildError:
            return None

    def _opened(self, path: Path, version: str) -> Warehouse:
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
        return Warehouse(version, path, None, connection)


def _broken_rows(opened: Warehouse) -> list[Problem]:
    """What the rules that must hold found when this warehouse was built."""
    cursor = opened.cursor()
    try:
        rows = cursor.execute("from check_results where severity = 'error'").fetchall()
    finally:
        cursor.close()
    return [Problem(*row[1:]) for row in rows]


def ensure_built(settings: Settings, version: str, progress: Progress | None = None) -> Path:
    """The file of that version, built unless it is there; processes that ask at once wait for one of them."""
    folder = settings.cache_folder
    path = folder / f"{version}.duckdb"
    try:
        if not path.exists():
            with FileLock(folder / "build.lock"):
                _sweep(folder)
                if not path.exists():
                    _build_aside(path, settings, version, progress)
                    _prune(path, settings)
    except OSError as error:
        remedy = "Set MUSTER_CACHE_FOLDER to a folder that can be written."
        raise BuildError(f"The warehouse cannot be written to {folder} ({error.strerror}). {remedy}") from error
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
        if fingerprint(settings) != version:
            raise BuildError("The data changed while it was read. Try again.")
        aside.replace(path)
    except DatabaseError as error:
        raise BuildError(
            f"The warehouse could not be built ({error}). Try again, or report this as a fault."
        ) from error
    finally:
        _sweep(settings.cache_folder)


def _sweep(cache_folder: Path) -> None:
    """Removes what a killed build left. Only whoever holds the build lock may call this."""
    for path in cache_folder.glob(f"*{_BUILDING}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _prune(newest: Path, settings: Settings) -> None:
    """Deletes all but those used last, and none that a process has open."""
    by_use = sorted(settings.cache_folder.glob("*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_use[settings.warehouses_kept :]:
        lock = FileLock(_use_file(path))
        if path != newest and lock.acquire(wait=False):
            path.unlink(missing_ok=True)
            _use_file(path).unlink(missing_ok=True)
            lock.release()


def _use_file(path: Path) -> Path:
    return path.with_suffix(".in-use")


def _last_good(settings: Settings) -> Path:
    """Names the version that worked last for this data folder."""
    return settings.cache_folder / f"last-good-{folder_mark(settings.data_folder)}"


def _read_last_good(settings: Settings) -> str:
    try:
        return _last_good(settings).read_text().strip()
    except OSError:
        return ""


_store = Store(settings)


def open_warehouse(progress: Progress | None = None) -> Warehouse:
    """The warehouse of this process; see `Store.open`."""
    return _store.open(progress)
