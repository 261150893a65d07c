"""What a session at the endpoint can read: big tables over their Parquet files, others sent along or written beside."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import Column, DataFrame
from pyspark.sql.connect import functions
from pyspark.sql.connect.session import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

from dashboard.engine.database import connection
from dashboard.engine.partitions.views import BIG_TABLES
from dashboard.engine.warehouse.files import Warehouse

_LARGEST_SENT_BYTES = 32_000_000
_NULL_FOLDER = "__HIVE_DEFAULT_PARTITION__"


class Views:
    """The tables of one warehouse as views of a session; nothing is written at the endpoint."""

    def __init__(self, opened: Warehouse) -> None:
        self._opened = opened

    def create_view(self, session: SparkSession, table: str) -> None:
        """Makes one table readable."""
        frame = self._read_partitions(session, table) if table in BIG_TABLES else self._copy_table(session, table)
        frame.createOrReplaceTempView(table)

    def _copy_table(self, session: SparkSession, table: str) -> DataFrame:
        """Sent along, or, where a table is large, such as a rollup, as a file beside the warehouse, written once."""
        path = self._opened.path.with_suffix(f".{table}.parquet")
        if not path.exists():
            with closing(self._opened.cursor()) as cursor:
                rows = connection.read_whole_table(cursor, table)
            if rows.nbytes <= _LARGEST_SENT_BYTES:
                return session.createDataFrame(rows, _spark_schema(rows))
            aside = path.with_suffix(f".{os.getpid()}")
            pq.write_table(rows, aside)
            aside.replace(path)
        with closing(self._opened.cursor()) as cursor:
            declared = _spark_schema(connection.read_result_schema(cursor, f"from {table}", {}).empty_table())
        return session.read.parquet(str(path)).select(*_cast_columns(declared))

    def _read_partitions(self, session: SparkSession, table: str) -> DataFrame:
        """The finished files that `partitions` lists, with the columns that the warehouse declares."""
        with closing(self._opened.cursor()) as cursor:
            declared = _spark_schema(connection.read_result_schema(cursor, f"from {table}", {}).empty_table())
            paths = connection.read_whole_table(cursor, "partitions").column(BIG_TABLES[table]).unique().to_pylist()
        if not paths:
            return session.createDataFrame([], declared)
        frames = list(_read_files(session, paths, [field.name for field in declared]))
        columns = _cast_columns(declared)
        whole = frames[0].select(*columns)
        for frame in frames[1:]:
            whole = whole.unionAll(frame.select(*columns))
        return whole


def _read_files(session: SparkSession, paths: list[str], columns: list[str]) -> Iterator[DataFrame]:
    """The files; where columns stand in the names of folders alone, each folder's with the value of its name."""
    whole = session.read.parquet(*paths)
    missing = set(columns) - set(whole.columns)
    if not missing:
        yield whole
        return
    of_folder: dict[tuple[tuple[str, str | None], ...], list[str]] = defaultdict(list)
    for path in paths:
        of_folder[tuple(_read_folder_values(path, missing))].append(path)
    for values, files in of_folder.items():
        frame: DataFrame = session.read.parquet(*files)
        for name, value in values:
            frame = frame.withColumn(name, functions.lit(value))
        yield frame


def _cast_columns(declared: StructType) -> list[Column]:
    return [functions.col(field.name).cast(field.dataType).alias(field.name) for field in declared]


def _read_folder_values(path: str, names: set[str]) -> Iterator[tuple[str, str | None]]:
    """Each `name=value` of the path's folders, as hive writes them."""
    for part in path.split("/")[:-1]:
        name, is_partition, value = part.partition("=")
        if is_partition and name in names:
            yield name, None if value == _NULL_FOLDER else unquote(value)


def _spark_schema(rows: pa.Table) -> StructType:
    """In Spark's types; said, since nothing can be inferred from an empty table."""
    return from_arrow_schema(rows.schema, prefer_timestamp_ntz=True)
