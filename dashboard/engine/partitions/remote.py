"""Parquet files on other machines, as DuckDB's extension httpfs lists and reads them: http(s)://, s3:// and others.

The extension is not shipped with DuckDB's Python package and is never downloaded here: anyone who uses such an address
installs it once.
"""

from __future__ import annotations

from contextlib import closing

import duckdb
import pyarrow as pa

from dashboard.engine.database.lockdown import NO_EXTENSIONS

_FILES = """
select filename, size, epoch_ns(last_modified)
from read_blob($address)
order by filename
"""


def list_remote_files(address: str) -> list[tuple[str, int, int]]:
    """Address, size and time of change of every file. Raises OSError."""
    with closing(_connect()) as connection:
        try:
            rows = connection.execute(_FILES, {"address": address}).fetchall()
        except duckdb.Error as error:
            raise OSError(str(error).splitlines()[0]) from error
    return [(str(name), int(size), int(changed or 0)) for name, size, changed in rows]


def read_remote_schema(address: str) -> tuple[pa.Schema, int]:
    """Columns and rows of one file. Raises OSError."""
    with closing(_connect()) as connection:
        try:
            relation = connection.from_parquet(address, hive_partitioning=False)
            count = relation.aggregate("count(*)").fetchall()[0][0]
            return relation.limit(0).to_arrow_table().schema, int(count)
        except duckdb.Error as error:
            raise OSError(str(error).splitlines()[0]) from error


def _connect() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config=NO_EXTENSIONS)
    load_httpfs(connection)
    return connection


def load_httpfs(connection: duckdb.DuckDBPyConnection) -> None:
    """Lets the connection read other machines, if that was installed. Raises OSError."""
    try:
        connection.execute("load httpfs")
    except duckdb.Error as error:
        raise OSError("DuckDB's extension httpfs is not installed here; 'install httpfs' in DuckDB does it") from error
