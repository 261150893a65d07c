"""The questions in `queries/answers/` and `queries/examples/`: files with a header that is their contract."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import Connection, SqlError
from dashboard.engine.database.number_type import NAME_OF_DECIMAL
from dashboard.engine.database.sql_files import SqlFile, read_sql_file
from dashboard.errors import QueryError
from dashboard.settings import Settings, settings

_NAME = r"[a-z][a-z0-9_]*"
_LONGEST_NAME = 200  # with its ending, a file system takes 255
_UNWIELDY_TYPES = ("HUGEINT", "UHUGEINT", "BIGNUM", "VARIANT", '"NULL"')
QUESTION_FOLDERS = ("answers", "examples")


@dataclass(frozen=True, slots=True)
class Question:
    """One file. `params` and `columns` as its header declares them; `line` is where the question stands.

    `about` is a plain paragraph for readers, or empty. `engine` is what the header names: `-- engine: spark` has the
    engine for big tables answer over figures in partitions; `-- engine: duckdb` keeps a question with the embedded one,
    whatever tables it reads. `files_by` is the parameter by whose subject files of figures are left unopened, where the
    header names one: `-- files: subject`. `reads_few` where the header has `-- partitions: why`.
    `nullable`: the columns that the header marks as `name?`, since they may be empty. `former_names`: what the header
    says that the question was called, `-- was: old_name`; links have these names.
    """

    name: str
    question: str
    rows: str
    params: tuple[str, ...]
    columns: tuple[str, ...]
    sql: str
    path: Path
    line: int
    about: str = ""
    engine: str = ""
    files_by: str = ""
    reads_few: bool = False
    nullable: frozenset[str] = frozenset()
    former_names: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """Where the file lies: answers or examples."""
        return self.path.parent.name

    def type_of(self, param: str) -> str:
        """The type that the body casts a parameter to, such as "date" or "varchar[]"; "varchar" without a cast."""
        cast = re.search(rf"\${param}\s*::\s*(\w+(?:\s*\[\])?)", self.sql)
        return re.sub(r"\s", "", cast[1]).lower() if cast else "varchar"

    @property
    def list_params(self) -> tuple[str, ...]:
        """Parameters that the body casts to a list, such as `$speaker_id::varchar[]`."""
        return tuple(name for name in self.params if self.type_of(name).endswith("[]"))

    @property
    def sorts(self) -> tuple[str, ...]:
        """The columns that the body can sort by, upwards or, after "-", downwards: what it holds `$sort` against."""
        chosen = "".join(re.findall(r"case [^\n]*\$sort::varchar[^\n]*\n(.*?)\bend\b", self.sql, re.DOTALL))
        found = re.findall(r"when '-?(\w+)'", chosen) + re.findall(r"\$sort::varchar[^=\n]{0,6}= '-?(\w+)'", self.sql)
        return tuple(dict.fromkeys(found))


def catalogue(given: Settings | None = None, folder: str = "answers") -> dict[str, Question]:
    """Every question of a folder by its file's name, changed files again. Raises QueryError for a bad header."""
    return {path.stem: _read(path) for path in _files(given or settings, folder)}


def all_questions(given: Settings | None = None) -> list[Question]:
    """The questions of both folders, the answers first, each folder by name."""
    return [question for folder in QUESTION_FOLDERS for question in catalogue(given, folder).values()]


def read_every_question(given: Settings | None = None) -> Iterator[Question | QueryError]:
    """Every file of both folders, the examples first; a file with a bad header or a name taken as what is wrong."""
    given = given or settings
    for folder in reversed(QUESTION_FOLDERS):
        for path in _files(given, folder):
            try:
                _only_file(path.stem, given)
                yield _read(path)
            except QueryError as error:
                yield error


def read_mark(given: Settings | None = None) -> int:
    """Another number once a file of a question has changed; looks as often as for changed data."""
    given = given or settings
    return _newest_change(given.queries_folder, int(time.monotonic() / max(given.look_for_changes_seconds, 0.001)))


@lru_cache(maxsize=8)
def _newest_change(queries: Path, _moment: int) -> int:
    folders = [folder for each in QUESTION_FOLDERS if (folder := queries / each).is_dir()]
    return max((path.stat().st_mtime_ns for folder in folders for path in (folder, *folder.glob("*.sql"))), default=0)


def question_of(name: str, given: Settings | None = None) -> Question | None:
    """One question of either folder, else the one that had this name before. Raises QueryError where both have one."""
    given = given or settings
    return _find_question(name, given, read_mark(given))


@lru_cache(maxsize=512)
def _find_question(name: str, given: Settings, _mark: int) -> Question | None:
    if len(name) > _LONGEST_NAME or not re.fullmatch(_NAME, name):
        return None
    if path := _only_file(name, given):
        return _read(path)
    return next(
        (file for file in read_every_question(given) if isinstance(file, Question) and name in file.former_names), None
    )


def _files(given: Settings, folder: str) -> list[Path]:
    return sorted((given.queries_folder / folder).glob("*.sql"))


def _only_file(name: str, given: Settings) -> Path | None:
    """The file of that name. Raises QueryError at the example where both folders have one: pages rely on the answer."""
    folders = [given.queries_folder / folder for folder in QUESTION_FOLDERS]
    # A folder changes when a file comes or goes.
    return _find_file(name, *((folder, folder.stat().st_mtime_ns if folder.is_dir() else 0) for folder in folders))


@lru_cache(maxsize=512)
def _find_file(name: str, *folders: tuple[Path, int]) -> Path | None:
    paths = [path for folder, _ in folders if (path := folder / f"{name}.sql").is_file()]
    if len(paths) > 1:
        both = " and ".join(f"{path.parent.name}/{path.name}" for path in paths)
        raise QueryError(paths[-1], 1, f"{both} have one name, so nobody can ask for either. Rename one.")
    return paths[0] if paths else None


def _read(path: Path) -> Question:
    return _question(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _question(path: Path, _changed_ns: int) -> Question:
    return _read_header(read_sql_file(path))


def _read_header(file: SqlFile) -> Question:
    """The question that a file's header declares. Raises QueryError where that is not whole."""
    text = file.require("question", "-- question: …?")
    line = file.lines["question"]
    if line != 1 or not text.endswith("?"):
        raise QueryError(file.path, 1, "the first line should read '-- question: …?', one question.")
    rows = file.require("rows", "-- rows: one per …")
    params = file.names("params", "-- params: none")
    marked = file.names("columns", "-- columns: a, b?")
    columns = tuple(name.removesuffix("?") for name in marked)
    nullable = frozenset(columns) - frozenset(marked)
    for key, names in (("params", params), ("columns", columns)):
        for name in names:
            if not re.fullmatch(_NAME, name) or names.count(name) > 1:
                message = f"{name!r} in {key!r} is not a name, or stands twice. Write names like as_of_from, once each."
                raise QueryError(file.path, file.lines[key], message)
    about = file.headers.get("about", "")
    return Question(
        name=file.name,
        question=text,
        rows=rows,
        params=params,
        columns=columns,
        sql=file.text,
        path=file.path,
        line=line,
        about=about,
        engine=_read_engine(file),
        files_by=_read_files_by(file, params),
        reads_few="partitions" in file.headers,
        nullable=nullable,
        former_names=file.names("was", "-- was: old_name") if "was" in file.headers else (),
    )


def _read_files_by(file: SqlFile, params: tuple[str, ...]) -> str:
    """The parameter that a header chooses files by, if any. Raises QueryError where it is none that can."""
    by = file.headers.get("files", "")
    if by and (by not in ("subject", "figure_id") or by not in params):
        wrong = "files are chosen by the parameter subject or figure_id. Name one that the question has."
        raise QueryError(file.path, file.lines["files"], wrong)
    return by


def _read_engine(file: SqlFile) -> str:
    """The engine that a header names, if any. Raises QueryError for one that there is not."""
    engine = file.headers.get("engine", "")
    if engine not in ("", "duckdb", "spark"):
        wrong = "the engines to name are duckdb and spark. Or leave the line away."
        raise QueryError(file.path, file.lines["engine"], wrong)
    return engine


def verify(question: Question, connection: Connection) -> None:
    """Holds the header against the body and the database. Raises QueryError at the line that is wrong."""
    used = _used_parameters(question, connection)
    lines = read_sql_file(question.path).lines
    for name in sorted(used - set(question.params)):
        raise QueryError(question.path, _line_of_parameter(question, name), f"${name} is not in the header's params.")
    for name in question.params:
        if name not in used:
            raise QueryError(
                question.path, lines.get("params", 1), f"the header names {name!r}, but the body has no ${name}."
            )
    try:
        columns = database.read_result_columns(connection, question.sql, dict.fromkeys(question.params))
    except SqlError as error:
        raise QueryError(question.path, error.line, error.message) from error
    names = tuple(name for name, _ in columns)
    if names != question.columns:
        message = f"the query gives {', '.join(names)}; the header says {', '.join(question.columns)}."
        raise QueryError(question.path, lines.get("columns", 1), message)
    for name, kind in columns:
        if kind in _UNWIELDY_TYPES or (kind.startswith("DECIMAL") and kind != NAME_OF_DECIMAL):
            message = f"the column {name} is a {kind}, which pages cannot draw. Cast it to bigint or double."
            raise QueryError(question.path, lines.get("columns", 1), message)


def find_violations(connection: Connection, given: Settings | None = None) -> list[QueryError]:
    """Every file that breaks its contract, the first reason of each."""
    return list(_violations(connection, given or settings))


def _violations(connection: Connection, given: Settings) -> Iterator[QueryError]:
    for folder in QUESTION_FOLDERS:
        for path in _files(given, folder):
            try:
                verify(_read(path), connection)
                if folder == QUESTION_FOLDERS[-1]:
                    _only_file(path.stem, given)
            except QueryError as error:
                yield error


def _used_parameters(question: Question, connection: Connection) -> set[str]:
    try:
        used = database.read_select_parameters(connection, question.sql)
    except SqlError as error:
        raise QueryError(question.path, error.line, error.message) from error
    if used is None:
        raise QueryError(question.path, 1, "the file should hold one SELECT and nothing else.")
    return used


def _line_of_parameter(question: Question, name: str) -> int:
    for number, line in enumerate(question.sql.splitlines(), start=1):
        if re.search(rf"\${name}\b", line.split("--")[0]):
            return number
    return 1
