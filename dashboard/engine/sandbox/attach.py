"""Opens DuckDB inside the worker: the warehouse read-only under the name `muster`, everything else closed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from dashboard.engine.database.lockdown import NO_EXTENSIONS, NO_FILES, NO_SETTINGS

Connection = duckdb.DuckDBPyConnection

_SETTINGS = NO_EXTENSIONS | {
    # One thread until the process is confined: the kernel's walls hold for threads that start after them.
    "threads": "1",
    "async_threads": "0",
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
    "max_expression_depth": "250",
    "pivot_limit": "1000",
    "allow_extension_repositories": "forbidden",
    "allow_persistent_secrets": "false",
    "allow_unredacted_secrets": "false",
    "secret_directory": "/nonexistent",
    "home_directory": "/nonexistent",
    "python_enable_replacements": "false",
    "python_scan_all_frames": "false",
}
# Loads all that is loaded on first use: time zones, the reader of trees, Arrow.
_WARM_UP = """
select
    timestamptz '2024-02-29 05:00:00+00' as moment,
    json_serialize_sql('select 1') as tree,
    [1.5::decimal(4, 1)] as numbers,
    sum(figure)::varchar as total
from range(3) as figures (figure)
"""


def open_warehouse(limits: Mapping[str, Any]) -> Connection:
    """A connection with one thread. Raises duckdb.Error where the file cannot be opened.

    Changes the working folder to that of the warehouse, so that no message and no table can hold a path.
    """
    os.chdir(limits["folder"])
    config = _SETTINGS | {
        "memory_limit": f"{duckdb_megabytes(limits)}MB",
        "max_execution_time": str(int(limits["seconds"] * 1000)),
    }
    connection = duckdb.connect(":memory:", config=config)
    connection.execute("set enable_progress_bar = false; set errors_as_json = true; set TimeZone = 'UTC'")
    mode = "(read_only)" if limits["locked"] else ""
    file = str(limits["warehouse"]).replace("'", "''")
    connection.execute(f"attach '{file}' as muster {mode}; use muster")
    connection.sql(_WARM_UP).to_arrow_reader(16).read_all()
    return connection


def preload_tables(connection: Connection, limits: Mapping[str, Any]) -> None:
    """Has every table in memory, where the whole file takes less than half of what a query may."""
    if Path(limits["warehouse"]).stat().st_size > duckdb_megabytes(limits) << 19:
        return
    tables = connection.execute("select table_name from duckdb_tables() where database_name = 'muster'").fetchall()
    for (table,) in tables:
        name = '"' + table.replace('"', '""') + '"'
        connection.execute(f"select max(hash(whole)) from {name} as whole").fetchall()  # noqa: S608 - a name, quoted


def disable_files(connection: Connection) -> None:
    """From here on no file system is left to DuckDB, except for what is open."""
    connection.execute(NO_FILES)


def set_threads(connection: Connection, threads: int) -> None:
    """Starts the threads of the query."""
    connection.execute(f"set threads = {int(threads)}")


def lock_settings(connection: Connection) -> None:
    """From here on no setting can be changed."""
    connection.execute(NO_SETTINGS)


def duckdb_megabytes(limits: Mapping[str, Any]) -> int:
    """Megabytes: most of what the process may take; its results and what DuckDB does not count need the rest."""
    return int(limits["memory_megabytes"]) * 3 // 4
