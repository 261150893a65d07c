"""Makes each file of figures into its finished files in the cache: once, in bounded memory, resumable file by file.

`queries/partitions/` holds the SQL: scripts that run for each file, and SELECTs whose header says what they write.
A finished file is written aside and renamed; a partition is finished when all its files have their right names.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from dashboard.engine.database import connection as database
from dashboard.engine.database import findings
from dashboard.engine.database.connection import Connection, DatabaseError, SqlError
from dashboard.engine.database.csv_structure import file_problem
from dashboard.engine.database.sql_files import SqlFile, read_folder
from dashboard.engine.partitions.schemas import Source
from dashboard.engine.partitions.sources import is_remote
from dashboard.errors import BuildError, DataError, QueryError
from dashboard.settings import Settings

FOLDER = "partitions"
FIGURES = "figures"
_ASIDE = ".building"
_CODE = Path(__file__).resolve().parents[2]
# What the SQL of partitions calls from elsewhere.
_ALSO_READ = (
    "tables/00_macros.sql", "tables/01_decimal_macros.sql", "tables/05_texts.sql", "tables/06_search_words.sql"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FinishedPartition:
    """A file of figures that is ready to be asked: `path("figures")` is a Parquet file like the table figures."""

    source: Source
    folder: Path
    name: str

    def path(self, part: str) -> Path:
        """The finished file of one of the SELECTs, by what its header says that it writes."""
        return self.folder / f"{self.name}.{part}.parquet"


Report = Callable[[str], None]


def finish_partitions(
    connection: Connection, sources: Sequence[Source], rules: Sequence[SqlFile], settings: Settings, report: Report
) -> list[FinishedPartition]:
    """All of them, those made before unchanged. `report` hears before each how far it is, and may raise to stop.

    `rules` are those of queries/checks/ that need no more than one row, or one value.

    Raises DataError for a file that cannot be read, QueryError where our SQL fails, BuildError for lack of room.
    """
    files = read_folder(settings.queries_folder / FOLDER)
    folder = settings.cache_folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    names = _name_partitions(connection, sources, settings, files, rules)
    partitions = [FinishedPartition(source, folder, name) for source, name in zip(sources, names, strict=True)]
    parts = [file.headers["writes"] for file in files if "writes" in file.headers]
    missing = [one for one in partitions if not all(one.path(part).exists() for part in parts)]
    if any(is_remote(one.source.path) for one in missing):
        _allow_remote_files(connection)
    pace = _RemainingTime(sum(one.source.count_rows for one in missing))
    for one in missing:
        report(pace.describe())
        _finish_partition(connection, one, files, rules)
        pace.add_rows(one.source.count_rows)
    return partitions


def _allow_remote_files(connection: Connection) -> None:
    from dashboard.engine.partitions.remote import load_httpfs  # noqa: PLC0415

    try:
        load_httpfs(connection)
    except OSError as error:
        raise BuildError(f"The figures cannot be read: {error}.") from error


def _finish_partition(
    connection: Connection, one: FinishedPartition, files: Iterable[SqlFile], rules: Iterable[SqlFile]
) -> None:
    database.set_variable(connection, "path", one.source.path)
    database.set_variable(connection, "file", one.source.shown)
    database.set_variable(connection, "dossier", one.source.dossier)
    made: list[tuple[Path, Path]] = []
    try:
        for file in files:
            part = file.headers.get("writes")
            if part:
                aside = one.path(part).with_suffix(_ASIDE)
                made.append((aside, one.path(part)))
                database.write_parquet(connection, file.text, aside)
                if part == FIGURES:
                    database.set_variable(connection, "finished", str(aside))
            elif "identifies" not in file.headers:
                database.run_script(connection, file.text)
            if "prepares" in file.headers:
                for file in rules:  # noqa: PLW2901  a failure names this file
                    findings.run_rule_over_file(connection, file.text, file.name, file.headers["needs"])
        for aside, path in reversed(made):  # the figures last: what else there is of them is there before
            aside.replace(path)
    except (SqlError, OSError) as error:
        raise _explain_failure(error, one, file) from error
    finally:
        for aside, _ in made:
            aside.unlink(missing_ok=True)


def _explain_failure(error: SqlError | OSError, one: FinishedPartition, file: SqlFile) -> Exception:
    text = error.message if isinstance(error, SqlError) else str(error)
    if "no space left" in text.lower():
        return BuildError(
            f"The disk is full, so the figures cannot be finished in {one.folder}. Make room there, or set "
            "MUSTER_CACHE_FOLDER; what was finished is kept, and the next try goes on from it."
        )
    if "out of memory" in text.lower():
        return BuildError(
            f"{one.source.shown} needs more memory than MUSTER_PARTITIONS_MEMORY_MEGABYTES allows. Raise it, or split "
            "the file: half a million to two million rows are a good size."
        )
    cause = error.__cause__
    if isinstance(error, SqlError) and isinstance(cause, DatabaseError) and database.is_about_files(cause):
        message = f"this Parquet file is damaged ({text[:200].rstrip('.')})."
        return DataError([file_problem(one.source.shown, message, "Write it again from its source.")])
    if isinstance(error, OSError):
        return error
    return QueryError(file.path, error.line, f"{error.message} (with {one.source.shown})")


def _name_partitions(
    connection: Connection,
    sources: Sequence[Source],
    settings: Settings,
    files: Iterable[SqlFile],
    rules: Iterable[SqlFile],
) -> list[str]:
    """A name for each source that tells its content, the rest of its dossier, and the SQL and words that finish it."""
    making = hashlib.sha256(version("duckdb").encode())
    paths = [settings.queries_folder / name for name in _ALSO_READ]
    paths += [*sorted((_CODE / "figures").rglob("*.py")), _CODE / "engine" / "database" / "wording_udfs.py"]
    for path in (*(file.path for file in (*files, *rules)), *paths):
        making.update(path.name.encode() + b"\0" + path.read_bytes())
    rests = {
        dossier: _identify_dossier(connection, dossier, files) for dossier in {source.dossier for source in sources}
    }
    names = []
    for source in sources:
        digest = making.copy()
        for word in (source.dossier, *map(str, source.mark), rests[source.dossier]):
            digest.update(word.encode() + b"\0")
        names.append(digest.hexdigest()[:24])
    return names


def _identify_dossier(connection: Connection, dossier: str, files: Iterable[SqlFile]) -> str:
    database.set_variable(connection, "dossier", dossier)
    identifying = [file for file in files if "identifies" in file.headers]
    return " ".join(str(database.fetch_table(connection, file.text, {}).column(0)[0]) for file in identifying)


def remove_unused_files(cache_folder: Path, in_use: Iterable[str]) -> None:
    """Removes finished files of names that nobody uses, and what a killed build left half-written."""
    kept = set(in_use)
    for path in (cache_folder / FOLDER).glob("*"):
        if path.suffix == _ASIDE or path.name.split(".", 1)[0] not in kept:
            path.unlink(missing_ok=True)


class _RemainingTime:
    """How far it is, in words: rows done of all to be done, and at this pace, how long it still takes."""

    def __init__(self, count_rows: int) -> None:
        self._total, self._done, self._began = count_rows, 0, time.monotonic()

    def add_rows(self, count_rows: int) -> None:
        self._done += count_rows

    def describe(self) -> str:
        text = f"Finishing figures: {self._done:,} of {self._total:,} rows"
        if not self._done:
            return text
        left = (time.monotonic() - self._began) * (self._total - self._done) / self._done
        return f"{text}, about {_spell_duration(left)} left"


def _spell_duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
