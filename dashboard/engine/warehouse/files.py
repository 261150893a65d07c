"""Files of warehouses: each built once across processes, opened read-only, and pruned when nobody has it open."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import Connection, DatabaseError
from dashboard.engine.database.file_lock import FileLock
from dashboard.engine.database.progress import Progress
from dashboard.engine.partitions import materialize
from dashboard.engine.partitions.views import prefer_partitioned_macros
from dashboard.engine.warehouse.fingerprint import fingerprint
from dashboard.engine.warehouse.rules import list_stopping, read_rules
from dashboard.errors import BuildError, DataError, Problem
from dashboard.settings import Settings

_BUILDING, _NEEDS = ".building", ".partitions"


@dataclass(frozen=True)
class Warehouse:
    """An open warehouse. `notice` says in words why it is not built from the newest data, or is None.

    `broken` are the dossiers that the notice is about; none where it is about all. `notice_of_others`: what it says of
    the others.
    `partitioned` are the dossiers whose figures lie in finished files beside it; see `dashboard.engine.partitions`.
    `kept` is what `store.kept_with_data` and questions have computed from it, and goes with it.
    `own_figures` names the figures of a reader in a warehouse of their session alone; None in those that all share.
    `is_beside`: these stand beside a dossier's, and are marked among them.
    """

    data_version: str
    path: Path
    notice: str | None
    _connection: Connection
    partitioned: frozenset[str] = frozenset()
    kept: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    own_figures: frozenset[str] | None = None
    is_beside: bool = False
    broken: frozenset[str] = frozenset()
    notice_of_others: str | None = None

    def find_notice(self, dossier: str) -> str | None:
        """The notice as it concerns a dossier."""
        return self.notice if dossier in self.broken or not self.broken else self.notice_of_others

    @property
    def is_private(self) -> bool:
        """Whether one reader alone may see it: nothing of it may be kept, logged or counted."""
        return self.own_figures is not None

    def cursor(self) -> Connection:
        """A connection of one's own for one query; safe from any thread."""
        return self._connection.cursor()

    def cursor_for(self, dossier: str | None) -> Connection:
        """The same for a question on a dossier, whose figures may lie in partitions."""
        cursor = self.cursor()
        if dossier in self.partitioned:
            prefer_partitioned_macros(cursor)
        return cursor

    def release_of(self, dossier: str) -> str | None:
        """The label of the state that it holds of a dossier; None where it does not hold that one."""
        with closing(self.cursor()) as cursor:
            labels: dict[str, str] = dict(cursor.execute("select dossier, release from dossiers").fetchall())
        return labels.get(dossier)

    def close(self) -> None:
        """Ends all its cursors."""
        self._connection.close()


def open_file(path: Path, version: str, settings: Settings) -> tuple[Warehouse, FileLock]:
    """Opens a built file. While the lock is held, nobody prunes it. Raises BuildError."""
    in_use = FileLock(_use_file(path), shared=True)
    in_use.acquire()
    try:
        connection = database.open_for_answering(path, settings)
    except DatabaseError as error:
        in_use.release()
        raise BuildError(f"{path} cannot be opened ({error}). Delete it and start again.") from error
    os.utime(path)  # what was used last is kept longest
    return Warehouse(version, path, None, connection, database.list_partitioned_dossiers(connection)), in_use


def find_broken_rows(opened: Warehouse, settings: Settings) -> list[Problem]:
    """What the rules found, when this warehouse was built, that speaks against its numbers."""
    with closing(opened.cursor()) as cursor:
        rows = cursor.execute("from check_results where severity = 'error'").fetchall()
    harmless = {rule.name for rule in read_rules(settings.queries_folder) if rule.stops == "nothing"} if rows else set()
    return [Problem(*row[1:]) for row in rows if row[1] not in harmless]


def ensure_built(settings: Settings, version: str, progress: Progress | None = None) -> Path:
    """The file of that version, built unless it is there; processes that ask at once wait for one of them."""
    folder = settings.cache_folder
    path = folder / f"{version}.duckdb"
    try:
        if not _is_whole(path):
            with FileLock(folder / "build.lock"):
                _remove_leftovers(folder)
                if not _is_whole(path):
                    _build_aside(path, settings, version, progress)
                    _prune(path, settings)
    except OSError as error:
        remedy = "Set MUSTER_CACHE_FOLDER to a folder that can be written."
        raise BuildError(f"The warehouse cannot be written to {folder} ({error.strerror}). {remedy}") from error
    return path


def _build_aside(path: Path, settings: Settings, version: str, progress: Progress | None) -> None:
    """Builds in a file of another name; only a finished one gets the right name."""
    from dashboard.engine.warehouse.build import build  # noqa: PLC0415 - reads words, which most starts need not
    from dashboard.engine.warehouse.dossier_files import find_dossier_files  # noqa: PLC0415 - likewise

    aside = path.with_name(f"{path.stem}.{os.getpid()}{_BUILDING}")
    taken_in = find_dossier_files(settings.data_folder)
    if taken_in.problems:
        raise DataError(taken_in.problems)
    try:
        memory = settings.partitions_memory_megabytes if taken_in.partitions else None
        with closing(database.open_for_building(aside, settings, memory)) as connection:
            problems = build(connection, taken_in, settings, version, progress)
            needed = [Path(name).name.split(".", 1)[0] for name in database.list_finished_files(connection)]
        if list_stopping(problems, read_rules(settings.queries_folder)):
            raise DataError([problem for problem in problems if problem.severity == "error"])
        if fingerprint(settings) != version:
            raise BuildError("The data changed while it was read. Try again.")
        _needs(path).unlink(missing_ok=True)
        if needed:
            _needs(path).write_text("\n".join(sorted(set(needed))), encoding="utf-8")
        _write_through(aside)
        aside.replace(path)
    except DatabaseError as error:
        raise BuildError(
            f"The warehouse could not be built ({error}). Try again, or report this as a fault."
        ) from error
    finally:
        _remove_leftovers(settings.cache_folder)


def _write_through(path: Path) -> None:
    """Returns once the file is on the disk, so that no power failure leaves half a warehouse under its final name."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _remove_leftovers(cache_folder: Path) -> None:
    """Removes what a killed build left. Only anyone who holds the build lock may call this."""
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
            _needs(path).unlink(missing_ok=True)
            for copy in path.parent.glob(f"{path.stem}.*.parquet"):  # tables that another engine read there
                copy.unlink(missing_ok=True)
            _use_file(path).unlink(missing_ok=True)
            lock.release()
    if (settings.cache_folder / materialize.FOLDER).exists():
        lists = settings.cache_folder.glob(f"*{_NEEDS}")
        materialize.remove_unused_files(
            settings.cache_folder, (name for file in lists for name in file.read_text().split())
        )


def _is_whole(path: Path) -> bool:
    """Whether the warehouse is there with all finished files of figures that it reads."""
    names = _needs(path).read_text(encoding="utf-8").split() if _needs(path).exists() else ()
    return path.exists() and all(
        (path.parent / materialize.FOLDER / f"{name}.figures.parquet").exists() for name in names
    )


def _needs(path: Path) -> Path:
    """Names the finished files of figures that a warehouse reads; there is none where it reads none."""
    return path.with_suffix(_NEEDS)


def _use_file(path: Path) -> Path:
    return path.with_suffix(".in-use")
