"""Opens DuckDB, for building and for answering; the few engine statements that are not questions live here."""

from __future__ import annotations

import os
import re
import tempfile
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.engine.database.lockdown import NO_EXTENSIONS, NO_FILES, NO_SETTINGS, ONLY_ALLOWED_FILES
from dashboard.settings import Settings

# `sql` instead of `execute` would spare the copy that it warns of, but plans each question twice, which takes longer.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result makes an extra copy", category=UserWarning)

Connection = duckdb.DuckDBPyConnection
DatabaseError = duckdb.Error

_IS_LOCKED = "select current_setting('lock_configuration')"
_FINISHED_FORMAT = "format parquet, parquet_version v2, compression zstd, row_group_size 40960"


class SqlError(Exception):
    """One of our own statements fails at `line` (counted from 1) of the text that was run."""

    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(message)

    @property
    def is_about_files(self) -> bool:
        """Whether it failed over what it read or wrote, and not over its own text."""
        return isinstance(self.__cause__, DatabaseError) and is_about_files(self.__cause__)


def open_for_building(
    path: Path | None, settings: Settings, memory_megabytes: int | None = None, *, is_small: bool = False
) -> Connection:
    """A writable database at `path`, or in memory; it alone may read files. `is_small`: its file takes little room."""
    config = NO_EXTENSIONS | {
        "memory_limit": f"{memory_megabytes or settings.build_memory_megabytes}MB",
        "threads": settings.thread_count,
        "preserve_insertion_order": True,
    }
    if is_small:
        config |= {"default_block_size": 16_384, "checkpoint_threshold": "1GB"}  # no block of a table that is dropped
    if path is None:
        config["temp_directory"] = str(Path(tempfile.gettempdir()) / f"muster-check-{os.getpid()}")
    connection = duckdb.connect(str(path) if path else ":memory:", config=config)
    # A build that a crash ends starts again: only a finished file is written through, before it gets its name.
    connection.execute("set enable_progress_bar = false; set fsync_mode = 'NONE'")
    return connection


def open_for_answering(path: Path, settings: Settings) -> Connection:
    """The database at `path`, read-only: no file, no network, no extension, no setting can be reached from SQL.

    Where figures are partitioned, exactly their finished files can be, and nothing else.
    """
    config = NO_EXTENSIONS | {
        "memory_limit": f"{settings.memory_megabytes}MB",
        "threads": settings.thread_count,
        "temp_directory": "",
    }
    connection = duckdb.connect(str(path), read_only=True, config=config)
    if not connection.execute(_IS_LOCKED).fetchall()[0][0]:  # a second connection of this process shares the first's
        # "global", since each question has a cursor of its own: else all of them read the footers of all files again.
        connection.execute("set enable_progress_bar = false; set global parquet_metadata_cache = true")
        if files := list_finished_files(connection):
            # Sides of a join stay as written, the small one behind "in": estimates over views of files may swap them.
            connection.execute("set disabled_optimizers = 'build_side_probe_side'")
            connection.execute("set allowed_paths = $files", {"files": files})
            connection.execute(f"{ONLY_ALLOWED_FILES} {NO_SETTINGS}")
        else:
            connection.execute(f"{NO_FILES} {NO_SETTINGS}")
    return connection


def list_finished_files(connection: Connection) -> list[str]:
    """The finished files of figures that a warehouse reads; none where it was built before there were such."""
    try:
        rows = connection.execute("select unnest([*columns('^path')]) from partitions").fetchall()
    except duckdb.CatalogException:
        return []
    return [str(row[0]) for row in rows]


def list_partitioned_dossiers(connection: Connection) -> frozenset[str]:
    """The dossiers whose figures lie in finished files."""
    try:
        return frozenset(row[0] for row in connection.execute("select distinct dossier from partitions").fetchall())
    except duckdb.CatalogException:
        return frozenset()


def set_variable(connection: Connection, name: str, value: Any) -> None:
    """Makes `getvariable(name)` give `value` in the statements that follow."""
    if not re.fullmatch(r"[a-z_]+", name):
        raise ValueError(name)
    connection.execute(f"set variable {name} = $value", {"value": value})


def run_script(connection: Connection, text: str) -> None:
    """Runs every statement of a file. Raises SqlError."""
    with locate_errors():
        statements = connection.extract_statements(text)
    position = 0
    for statement in statements:
        position = text.index(statement.query, position)
        try:
            connection.execute(statement)  # which is parsed already
        except DatabaseError:
            with locate_errors(lines_before=text.count("\n", 0, position)):
                connection.execute(statement.query)  # again as text, since a Statement's errors name no line


def create_table(connection: Connection, name: str, columns: Mapping[str, str]) -> None:
    """An empty table with these columns, each with its type."""
    listed = ", ".join(f"{quote_name(column)} {kind}" for column, kind in columns.items())
    connection.execute(f"create table {quote_name(name)} ({listed})")


def insert_rows(connection: Connection, table: str, sql: str) -> int:
    """Adds the rows that one SELECT gives to a table, column by column name, and counts them. Raises SqlError."""
    with locate_errors():
        return int(connection.execute(f"insert into {quote_name(table)} by name {sql}").fetchall()[0][0])


def write_parquet(connection: Connection, sql: str, path: Path) -> None:
    """The result of one SELECT as a file, as small as it gets; row groups are small, so that few rows are read for few.

    Raises SqlError.
    """
    statement = sql.strip().rstrip(";")
    with locate_errors():
        connection.execute(f"copy (\n{statement}\n) to '{_quoted(path)}' ({_FINISHED_FORMAT})")


def create_view_of_files(connection: Connection, name: str, paths: Sequence[Path], columns: str) -> None:
    """A view of Parquet files: of those that a variable of its name lists for a connection, else of all.

    Where there are none, it has these columns of the table figures, and no row. Raises SqlError.
    """
    listed = ", ".join(f"'{_quoted(path)}'" for path in paths)
    files = f"read_parquet(coalesce(getvariable('{name}'), [{listed}]), hive_partitioning = false)"
    rows = files if paths else "figures limit 0"
    with locate_errors():
        connection.execute(f"create view {name} as select {columns} from {rows}")  # noqa: S608  names of ours


def call_macro(cursor: Connection, table_macro: str, *arguments: Any) -> pa.Table:
    """What a table macro of the warehouse gives. Raises SqlError."""
    with locate_errors():
        return cursor.table_function(table_macro, list(arguments)).to_arrow_table()


def is_about_files(error: DatabaseError) -> bool:
    """Whether a statement failed over what it read or wrote, and not over its own text."""
    return not isinstance(error, (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException))


def quote_name(name: str) -> str:
    """A name as SQL writes it, whatever letters it has."""
    return '"' + name.replace('"', '""') + '"'


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def read_select_parameters(connection: Connection, sql: str) -> set[str] | None:
    """Names of the parameters of a text that is one SELECT; None where it is anything else. Raises SqlError."""
    with locate_errors():
        statements = connection.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        return None
    return {str(name) for name in statements[0].named_parameters}


def read_result_columns(connection: Connection, sql: str, parameters: dict[str, Any]) -> list[tuple[str, str]]:
    """Name and type of each column that a SELECT gives, without running it. Raises SqlError."""
    with locate_errors():
        described = connection.execute(f"describe {sql}", parameters).fetchall()
    return [(str(row[0]), str(row[1])) for row in described]


def fetch_table(cursor: Connection, sql: str, parameters: dict[str, Any], seconds: float | None = None) -> pa.Table:
    """The result of one SELECT as an Arrow table.

    Raises SqlError, TimeoutError after `seconds`, which says them, and MemoryError where the limit does not suffice.
    """
    try:
        with _stopped_after(cursor, seconds):
            return cursor.execute(sql, parameters).to_arrow_table()
    except duckdb.InterruptException as error:
        raise TimeoutError(f"{seconds:g} seconds") from error
    except duckdb.OutOfMemoryException as error:
        raise MemoryError from error
    except DatabaseError as error:
        read_result_columns(cursor, sql, parameters)  # most often fails in the same way, and knows the line
        raise SqlError(1, _first_paragraph(error)) from error


def read_result_schema(cursor: Connection, sql: str, parameters: dict[str, Any]) -> pa.Schema:
    """Names and Arrow types that a SELECT gives, from empty tables: LIMIT 0 reads none. Raises SqlError."""
    return fetch_table(cursor, f"select * from (\n{sql}\n) limit 0", parameters).schema  # noqa: S608  our own text


def replace_table(connection: Connection, table: str, rows: pa.Table) -> None:
    """Puts other rows into a table of a writable database; its types stay."""
    connection.register("replacing", rows)
    connection.execute(f'delete from "{table}"; insert into "{table}" from replacing')  # noqa: S608  a name of ours
    connection.unregister("replacing")


def count_rows(cursor: Connection, table: str) -> int:
    """How many rows a table of the warehouse has."""
    return len(cursor.table(f'"{table}"'))


def read_whole_table(cursor: Connection, table: str) -> pa.Table:
    """All rows of a table of the warehouse."""
    return cursor.table(f'"{table}"').to_arrow_table()


@contextmanager
def _stopped_after(cursor: Connection, seconds: float | None) -> Iterator[None]:
    if seconds is None:
        yield
        return
    is_done = threading.Event()

    def stop() -> None:
        if not is_done.wait(seconds):
            cursor.interrupt()
            while not is_done.wait(0.05):  # one that comes before the query runs is dropped
                cursor.interrupt()

    watch = threading.Thread(target=stop, daemon=True)
    watch.start()
    try:
        yield
    finally:
        is_done.set()
        watch.join()


@contextmanager
def locate_errors(lines_before: int = 0) -> Iterator[None]:
    """Within, an error of DuckDB is raised as SqlError at its line, counted after so many lines before."""
    try:
        yield
    except DatabaseError as error:
        named = re.search(r"^LINE (\d+):", str(error), flags=re.MULTILINE)
        line = int(named[1]) if named else 1
        raise SqlError(lines_before + line, _first_paragraph(error)) from error


def _first_paragraph(error: Exception) -> str:
    """DuckDB's message without the echo of the statement."""
    return str(error).split("\nLINE ")[0].strip().split("\n\n")[0].replace("\n", " ")[:500]
