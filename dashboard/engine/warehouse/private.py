"""A reader's own figures as a warehouse of one session: built like any dossier, held in memory, known to nobody else.

The files of the build and the DuckDB file lie in a folder of a memory file system that only this user may enter. The
files of the build go once it is done, the DuckDB file when the session closes its warehouse, and what a killed process
left when the next one starts.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import re
import secrets
import shutil
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from dashboard.engine.database import connection as database
from dashboard.engine.database import wording_udfs
from dashboard.engine.database.connection import DatabaseError
from dashboard.engine.database.file_lock import FileLock
from dashboard.engine.releases.status import describe_never_released
from dashboard.engine.warehouse.build import build
from dashboard.engine.warehouse.dossier_files import DossierFiles, add_tables, find_dossier_files, read_schemas
from dashboard.engine.warehouse.files import Warehouse
from dashboard.engine.warehouse.fingerprint import Listing, list_files
from dashboard.engine.warehouse.own_words import add_words
from dashboard.engine.warehouse.package_file import PACKAGE_FILE
from dashboard.engine.warehouse.rules import list_stopping, read_rules
from dashboard.engine.warehouse.table_files import describe_resource, write_rows
from dashboard.errors import BuildError, DataError, Problem
from dashboard.settings import Settings

Tables = Mapping[str, Sequence[Mapping[str, str]]]

MEMORY_FOLDER = Path("/dev/shm")  # noqa: S108  memory, not a disk; each session has a folder of its own in it
_PREFIX, _IN_USE = "muster-yours-", "in-use"
_LABEL = "your figures"  # stands for the data folder where messages name a file; queries/tables knows it
_WAREHOUSE = "yours.duckdb"
_BUILD_MEGABYTES, _ANSWER_MEGABYTES = 512, 64
_MOST_WAREHOUSES = 1_000
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,20}", re.ASCII)
_turn = threading.BoundedSemaphore(2)  # builds at the same time: others wait, so that pages go on


@dataclass(frozen=True)
class OwnFigures:
    """What a reader brings: rows of text by table and column, as the CSV files of a dossier hold them.

    `beside` names the dossier that the rows stand beside; only tables with rows count then. Empty: they are a dossier
    of their own, named `name`, with `package` as its datapackage.json; its `resources` are filled in here.

    `files`: name and sha256 of each file that they were read from.
    """

    tables: Tables
    beside: str = ""
    name: str = "yours"
    package: Mapping[str, Any] | None = None
    files: tuple[tuple[str, str], ...] = ()

    @property
    def dossier(self) -> str:
        """The dossier that the warehouse holds."""
        return self.beside or self.name

    @property
    def count_figures(self) -> int:
        """Rows of the table of figures."""
        return len(self.tables.get("figures", ()))

    @cached_property
    def digest(self) -> str:
        """32 hexadecimal digits that are the same for equal figures."""
        tables = {table: write_rows(sorted(set().union(*rows)), rows) for table, rows in self.tables.items()}
        text = json.dumps([tables, self.beside, self.name, self.package], default=list, sort_keys=True)
        return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class PrivateBuild:
    """What became of a reader's figures: `opened` is None where `problems` keep them from being used.

    `problems` are those of the reader's rows alone, found by the same rules as `dashboard check`. Their `file` begins
    with "your figures/". The holder of `opened` calls `opened.close()`, which also removes it from memory.
    """

    opened: PrivateWarehouse | None
    problems: tuple[Problem, ...]

    def close(self) -> None:
        """Closes what is open."""
        if self.opened is not None:
            self.opened.close()


@dataclass(frozen=True, eq=False)
class PrivateWarehouse(Warehouse):
    """The warehouse of a reader's figures; its answers are kept nowhere. Its view `yours` holds the reader's rows."""

    own: OwnFigures = field(kw_only=True)

    def close(self) -> None:
        """Ends its cursors and removes it from memory; may be called again."""
        self._connection.close()
        wording_udfs.forget_texts()
        _folders().remove(self.path.parent)


def build_private(own: OwnFigures, settings: Settings) -> PrivateBuild:
    """The warehouse of a reader's figures. Takes a second for a dossier, and one more for each 15,000 rows.

    Raises BuildError, in one sentence for the reader, where the server has no room for it or no memory file system, or
    where the dossier keeps its figures in partitions; QueryError where one of our own files fails.
    """
    if not all(_SLUG.fullmatch(name) for name in (own.name, own.dossier)):
        raise BuildError(f"A dossier cannot be called {own.dossier[:60]!r}. Use small letters, digits and hyphens.")
    folder = _folders().add(settings)
    try:
        with _turn:
            return _build(own, folder, settings)
    except DatabaseError as error:
        raise BuildError(f"Your figures could not be built ({error}). Try again, or report this as a fault.") from error
    except OSError as error:
        raise BuildError(f"This server has no memory for your figures ({error.strerror}). Try again later.") from error
    finally:
        if not (folder / _WAREHOUSE).exists():
            wording_udfs.forget_texts()
            _folders().remove(folder)


def count_bytes() -> int:
    """What all readers' figures take in this process's memory file system."""
    return _folders().count_bytes()


def _build(own: OwnFigures, folder: Path, settings: Settings) -> PrivateBuild:
    """Builds at another name first: only a usable warehouse gets its own, and so is kept."""
    data, aside = folder / _LABEL, folder / "building.duckdb"
    taken_in = _lay_out(own, data, settings)
    if taken_in.partitions:
        message = f"The figures of {own.beside} lie in partitions, so none can stand beside them."
        raise BuildError(f"{message} Open yours as a dossier of their own.")
    if taken_in.problems:
        return PrivateBuild(None, taken_in.problems)
    version = f"yours-{own.digest[:10]}"
    limited = replace(settings, build_memory_megabytes=_BUILD_MEGABYTES, thread_count=1)
    try:
        with closing(database.open_for_building(aside, limited, is_small=True)) as connection:
            problems = build(connection, taken_in, settings, version, has_partitions=False)
    except DataError as error:
        return PrivateBuild(None, error.problems)
    shutil.rmtree(data)
    found = tuple(each for each in problems if each.file.startswith(f"{_LABEL}/"))
    if list_stopping(problems, read_rules(settings.queries_folder)):
        return PrivateBuild(None, found)
    aside.replace(folder / _WAREHOUSE)
    _folders().check_room(folder, settings)
    return PrivateBuild(_open(folder / _WAREHOUSE, version, own, settings), found)


def _open(path: Path, version: str, own: OwnFigures, settings: Settings) -> PrivateWarehouse:
    limited = replace(settings, memory_megabytes=_ANSWER_MEGABYTES, thread_count=1)
    connection = database.open_for_answering(path, limited)
    names = frozenset(row[0] for row in connection.execute("select figure_id from yours").fetchall())
    return PrivateWarehouse(version, path, None, connection, own_figures=names, is_beside=bool(own.beside), own=own)


def _lay_out(own: OwnFigures, data: Path, settings: Settings) -> DossierFiles:
    """The files that the warehouse is built from: written as those of any dossier, and inspected in the same way."""
    schemas = read_schemas(settings.data_folder)
    if own.beside:
        data.mkdir()
        _write_tables({table: rows for table, rows in own.tables.items() if rows}, schemas, data)
        published = _find_published_files(settings.data_folder, own.beside, list_files(settings))
        taken_in = add_words(published, own.package or {}, data)
        return add_tables(taken_in, settings.data_folder, own.beside, data, _LABEL)
    folder = data / "dossiers" / own.name
    folder.mkdir(parents=True)
    (data / "schema").symlink_to(settings.data_folder / "schema")
    _write_tables({table: own.tables.get(table, ()) for table in {**schemas, **own.tables}}, schemas, folder)
    (folder / PACKAGE_FILE).write_text(json.dumps(fill_package(own), ensure_ascii=False), encoding="utf-8")
    # Without a history: its rows need not be hashed once more.
    return find_dossier_files(data, own.name, lambda _, name: describe_never_released(data, name, own.digest))


@lru_cache(maxsize=2)
def _find_published_files(data_folder: Path, dossier: str, _: Listing) -> DossierFiles:
    """The files of the dossier that rows stand beside; held against their rules again only once one has changed."""
    return find_dossier_files(data_folder, dossier)


def fill_package(own: OwnFigures) -> dict[str, Any]:
    """The datapackage.json of a dossier of one's own, with its seven resources."""
    resources = [describe_resource(table) for table in own.tables]
    return {**(own.package or {}), "name": own.name, "resources": resources}


def _write_tables(tables: Tables, schemas: Mapping[str, Sequence[str]], folder: Path) -> None:
    for table, rows in tables.items():
        if not table.isidentifier():
            raise BuildError(f"No table of a dossier is called {table[:60]!r}. Leave it out.")
        text = write_rows(schemas.get(table, ()), rows)
        (folder / f"{table}.csv").write_text(text, encoding="utf-8", errors="surrogatepass", newline="")


class _Folders:
    """The folders of all sessions of this process, in one that is locked as long as the process lives."""

    def __init__(self) -> None:
        if not MEMORY_FOLDER.is_dir():
            raise BuildError("This server has no memory file system for readers' figures. Run Muster on Linux for it.")
        self._guard = threading.Lock()
        self._sessions: set[Path] = set()
        self._root = MEMORY_FOLDER / f"{_PREFIX}{secrets.token_hex(8)}"
        _remove_stale()
        self._root.mkdir(mode=0o700)
        self._lock = FileLock(self._root / _IN_USE)
        self._lock.acquire()
        atexit.register(shutil.rmtree, self._root, ignore_errors=True)

    def add(self, settings: Settings) -> Path:
        """A new empty folder. Raises BuildError where all sessions together have no room left."""
        self.check_room(self._root, settings)
        folder = self._root / secrets.token_hex(16)
        self._root.mkdir(mode=0o700, exist_ok=True)  # somebody may have tidied up the memory file system
        folder.mkdir(mode=0o700)
        with self._guard:
            self._sessions.add(folder)
        return folder

    def check_room(self, newest: Path, settings: Settings) -> None:
        """Raises BuildError, and removes the newest, where all sessions take more than they may."""
        if self.count_bytes() > settings.own_megabytes << 20 or len(self._sessions) > _MOST_WAREHOUSES:
            if newest != self._root:
                self.remove(newest)
            raise BuildError(
                f"Readers' figures already fill the {settings.own_megabytes:,} MB that this server keeps for them. "
                "Try again later, or bring fewer rows."
            )

    def remove(self, folder: Path) -> None:
        """Removes the folder of a session; does nothing where it is gone."""
        with self._guard:
            self._sessions.discard(folder)
        shutil.rmtree(folder, ignore_errors=True)

    def count_bytes(self) -> int:
        """The size of the files of all sessions."""
        with self._guard:
            sessions = list(self._sessions)
        sizes = 0
        for folder in sessions:
            for path in folder.rglob("*"):
                try:
                    sizes += path.lstat().st_size
                except OSError:  # its session has just ended
                    continue
        return sizes


def _remove_stale() -> None:
    """Removes the folders of processes that have ended without doing so."""
    for folder in MEMORY_FOLDER.glob(f"{_PREFIX}*"):
        lock = FileLock(folder / _IN_USE)
        try:
            if lock.acquire(wait=False):
                shutil.rmtree(folder, ignore_errors=True)
                lock.release()
        except OSError:  # another user's
            continue


@lru_cache(maxsize=1)
def _folders() -> _Folders:
    return _Folders()
