"""The warehouse: one read-only DuckDB file per state of the data, built when that state is first seen."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from dashboard.engine.database.file_lock import FileLock
from dashboard.engine.database.progress import Progress
from dashboard.engine.warehouse.files import Warehouse, ensure_built, find_broken_rows, open_file
from dashboard.engine.warehouse.fingerprint import Listing, fingerprint, folder_mark, list_files
from dashboard.engine.warehouse.snapshots import ReleaseWarehouses
from dashboard.errors import BuildError, DataError, MusterError, Problem, QuestionError
from dashboard.settings import Settings, settings

__all__ = [
    "Store",
    "Warehouse",
    "find_chosen_warehouse",
    "kept_with_data",
    "open_release",
    "open_warehouse",
    "peek",
    "peek_recent",
    "same_state",
    "use_warehouse",
]

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


class Store:
    """Finds, builds and opens warehouses under one set of settings; one connection for all threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._guard = threading.Lock()
        self._current: Warehouse | None = None
        self._failure: MusterError | None = None
        self._is_building = False
        self._in_use: FileLock | None = None
        self._listing: Listing | None = None
        self._looked_at = float("-inf")
        self._old = ReleaseWarehouses(settings)

    def open(self, progress: Progress | None = None) -> Warehouse:
        """The warehouse of the current data, built if it is not there yet.

        If it cannot be built, the previous warehouse stays in use, with a notice. Raises DataError, QueryError or
        BuildError if there is no previous one. While one thread rebuilds, others keep the old one.
        """
        if recent := self.peek_recent():
            return recent
        current = self._current
        if not self._guard.acquire(blocking=current is None):
            return current or self.open(progress)
        try:
            return self._refresh(progress)
        finally:
            self._guard.release()

    def open_release(self, dossier: str, release: str, progress: Progress | None = None) -> Warehouse:
        """The warehouse of one dossier as it was at a release, or the current one where that is its state.

        It is built by the present queries, and holds that dossier alone. Raises QuestionError for an unknown dossier or
        release, DataError where the history is broken or the state cannot be built from, BuildError.
        """
        current = self.open(progress)
        label = current.release_of(dossier)
        if label is None:
            raise QuestionError(f"There is no dossier {dossier!r}. 'python -m dashboard ask dossiers' lists them.")
        return current if label == release else self._old.open(dossier, release, current.data_version, progress)

    def peek(self) -> tuple[Warehouse | None, bool]:
        """What is open, if anything, and whether the newest state is being built; does not look, never waits."""
        return self._current, self._is_building

    def peek_recent(self) -> Warehouse | None:
        """What is open, where changes were looked for a moment ago; never waits."""
        is_recent = time.monotonic() - self._looked_at < self.settings.look_for_changes_seconds
        return self._current if is_recent else None

    def close(self) -> None:
        """Closes the connection and lets others prune its file; the next `open` opens again."""
        with self._guard:
            if self._current:
                self._current.close()
            if self._in_use:
                self._in_use.release()
            self._current, self._in_use, self._listing = None, None, None
        self._old.forget()

    def _refresh(self, progress: Progress | None) -> Warehouse:
        now = list_files(self.settings)
        if now != self._listing:
            self._listing, self._is_building = now, True
            try:
                self._current, self._failure = self._open_best(progress)
            except BaseException:  # anyone who waited for it has left: the next one builds
                self._listing = None
                raise
            finally:
                self._is_building = False
        self._looked_at = time.monotonic()
        if self._current is None:
            assert self._failure is not None
            raise self._failure
        return self._current

    def _open_best(self, progress: Progress | None) -> tuple[Warehouse | None, MusterError | None]:
        """The newest warehouse that can be had, and why it is not of the current data."""
        try:
            return self._open_newest(progress), None
        except BuildError as error:
            self._listing = None  # not the data's fault, so it is tried again
            return self._open_previous(error), error
        except MusterError as error:
            return self._open_previous(error), error

    def _open_newest(self, progress: Progress | None) -> Warehouse:
        version = fingerprint(self.settings)
        if self._current and self._current.data_version == version:
            return replace(self._current, notice=None, broken=frozenset(), notice_of_others=None)
        path = ensure_built(self.settings, version, progress)
        opened = self._open_built(path, version)
        if broken := find_broken_rows(opened, self.settings):
            return self._warn_of_broken_rows(opened, broken)
        _last_good(self.settings).write_text(version)
        return opened

    def _warn_of_broken_rows(self, opened: Warehouse, broken: list[Problem]) -> Warehouse:
        """Numbers that break a rule do not replace good ones; where there are none yet, they are shown with a warning.

        Raises DataError where a good version is there to go on with.
        """
        good = _read_last_good(self.settings)
        if self._current or (good and (self.settings.cache_folder / f"{good}.duckdb").exists()):
            opened.close()
            raise DataError(broken)
        notice = f"Do not use these numbers before the data is mended. {DataError(broken)}"
        return replace(opened, notice=notice, broken=_list_broken(broken))

    def _open_previous(self, error: MusterError) -> Warehouse | None:
        """The warehouse that this data folder had last, with a notice."""
        notice = f"The data cannot be used as it is now, so the last good version is shown. {error}"
        about: dict[str, Any] = {
            "notice": notice,
            "broken": _list_broken(error.problems if isinstance(error, DataError) else ()),
            "notice_of_others": "Rows of another dossier break the rules, so all are shown as they last were good.",
        }
        if self._current:
            return replace(self._current, **about)
        version = _read_last_good(self.settings)
        path = self.settings.cache_folder / f"{version}.duckdb"
        if not version or not path.exists():
            return None
        try:
            return replace(self._open_built(path, version), **about)
        except BuildError:
            return None

    def _open_built(self, path: Path, version: str) -> Warehouse:
        opened, in_use = open_file(path, version, self.settings)
        if self._in_use:
            self._in_use.release()
        self._in_use = in_use
        return opened


def _last_good(settings: Settings) -> Path:
    """Names the version that worked last for this data folder."""
    return settings.cache_folder / f"last-good-{folder_mark(settings.data_folder)}"


def _read_last_good(settings: Settings) -> str:
    try:
        return _last_good(settings).read_text().strip()
    except OSError:
        return ""


def _list_broken(problems: Iterable[Problem]) -> frozenset[str]:
    """The dossiers whose files have problems; none where another file has one, too, which is about all of them."""
    folders = {Path(problem.file).parent for problem in problems}
    are_dossiers = all(folder.parent.name == "dossiers" for folder in folders)
    return frozenset(folder.name for folder in folders) if are_dossiers else frozenset()


_store = Store(settings)
_chosen: ContextVar[Warehouse | None] = ContextVar("chosen", default=None)


def open_warehouse(progress: Progress | None = None) -> Warehouse:
    """The warehouse that answers here: that of `use_warehouse`, else the newest of this process; see `Store.open`."""
    return _chosen.get() or _store.open(progress)


def peek() -> tuple[Warehouse | None, bool]:
    """The newest of this process, and whether a newer one is being built; see `Store.peek`."""
    return _store.peek()


def peek_recent() -> Warehouse | None:
    """The newest of this process, where it is known to be; see `Store.peek_recent`."""
    return _store.peek_recent()


def open_release(dossier: str, release: str, progress: Progress | None = None) -> Warehouse:
    """A dossier as it was at a release; see `Store.open_release`."""
    return _store.open_release(dossier, release, progress)


@contextmanager
def use_warehouse(opened: Warehouse | None) -> Iterator[None]:
    """Within the block, `open_warehouse` and every answer use this one; None is the newest. This thread only."""
    before = _chosen.set(opened)
    try:
        yield
    finally:
        _chosen.reset(before)


def find_chosen_warehouse() -> Warehouse | None:
    """The warehouse set by `use_warehouse`, to pass on to another thread; None for the newest."""
    return _chosen.get()


def same_state(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """The function bound to the warehouse that `use_warehouse` has set now, whichever thread calls it."""
    opened = find_chosen_warehouse()

    @wraps(function)
    def called(*given: _Given.args, **named: _Given.kwargs) -> _Result:
        with use_warehouse(opened):
            return function(*given, **named)

    return called


def kept_with_data(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """The function, computed once for each state of the data and forgotten with it.

    For what a page asks many times: arguments are hashable and few, such as a dossier; nobody changes the result.
    """

    @wraps(function)
    def called(*given: _Given.args, **named: _Given.kwargs) -> _Result:
        kept, key = open_warehouse().kept, (called, given, *named.items())
        if key not in kept:
            kept[key] = function(*given, **named)
        result: _Result = kept[key]
        return result

    return called
