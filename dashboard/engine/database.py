"""Opens DuckDB, for building and for answering; the few engine statements that are not questions live here."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.settings import Settings

Connection = duckdb.DuckDBPyConnection
DatabaseError = duckdb.Error

_NO_EXTENSIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
}
# The order matters: each line forbids what the one before it still needed.
_LOCK = (
    "set enable_external_access = false; set disabled_filesystems = 'LocalFileSystem'; set lock_configuration = true"
)
_KEEP_FINDINGS = """
insert into check_results
select split_part(file, '/', -2), $rule, $severity, file, row, column_name, value, message, $mend from finding
"""


def version() -> str:
    """DuckDB's version; a file written by one is not read by another here."""
    return str(duckdb.__version__)


def open_for_building(path: Path | None, settings: Settings) -> Connection:
    """A writable database at `path`, or in memory. The only connection that may read files."""
    config = _NO_EXTENSIONS | {
        "memory_limit": f"{settings.build_memory_megabytes}MB",
        "threads": settings.thread_count,
        "preserve_insertion_order": True,
    }
    if path is None:
        config["temp_directory"] = str(Path(tempfile.gettempdir()) / f"muster-check-{os.getpid()}")
    connection = duckdb.connect(str(path) if path else ":memory:", config=config)
    connection.execute("set enable_progress_bar = false")
    return connection


def open_for_answering(path: Path, settings: Settings) -> Connection:
    """The database at `path`, read-only: no file, no network, no extension, no setting can be reached from SQL."""
    config = _NO_EXTENSIONS | {
        "memory_limit": f"{settings.memory_megabytes}MB",
        "threads": settings.thread_count,
        "temp_directory": "",
    }
    connection = duckdb.connect(str(path), read_only=True, config=config)
    connection.execute("set enable_progress_bar = false")
    connection.execute(_LOCK)
    return connection


def set_variable(connection: Connection, name: str, value: Any) -> None:
    """Makes `getvariable(name)` give `value` in the statements that follow."""
    if not re.fullmatch(r"[a-z_]+", name):
        raise ValueError(name)
    connection.execute(f"set variable {name} = $value", {"value": value})


def result_columns(connection: Connection, sql: str, parameters: dict[str, Any]) -> list[tuple[str, str]]:
    """Name and type of each column that a SELECT gives, without running it."""
    described = connection.execute(f"describe {sql}", parameters).fetchall()
    return [(str(row[0]), str(row[1])) for row in described]


def line_of_error(error: Exception) -> int:
    """The line that DuckDB names in its message (counted from 1), or 1."""
    named = re.search(r"^LINE (\d+):", str(error), flags=re.MULTILINE)
    return int(named[1]) if named else 1


def first_paragraph(error: Exception) -> str:
    """DuckDB's message without the echo of the statement."""
    return str(error).split("\nLINE ")[0].strip().split("\n\n")[0].replace("\n", " ")[:500]


def fetch_table(cursor: Connection, sql: str, parameters: dict[str, Any]) -> pa.Table:
    """The result of one SELECT as an Arrow table."""
    return cursor.sql(sql, params=parameters).to_arrow_table()


def count_rows_by_file(connection: Connection) -> list[tuple[str, int]]:
    """How many rows each file gave to staging, as the table file 25_rows_loaded.sql counts them."""
    return [(str(file), int(count)) for file, count in connection.execute("from rows_loaded").fetchall()]


def run_rule(connection: Connection, sql: str, rule: str, severity: str, mend: str) -> tuple[list[str], list[Any]]:
    """Columns and rows that the rule's query gives; the rows are also kept in the table check_results.

    The prefix stands on the query's first line, so that DuckDB's line numbers stay those of the file.
    """
    connection.execute(f"create or replace temp table finding as {sql}")
    found = connection.execute("from finding")
    columns = [str(column[0]) for column in found.description or ()]
    rows = found.fetchall()
    if columns == ["file", "row", "column_name", "value", "message"]:
        connection.execute(_KEEP_FINDINGS, {"rule": rule, "severity": severity, "mend": mend})
    connection.execute("drop table finding")
    return columns, rows
