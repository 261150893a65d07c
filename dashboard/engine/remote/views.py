"""What a session at the endpoint can read: big tables over their Parquet files, small ones sent along once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing

from pyspark.sql import DataFrame
from pyspark.sql.connect import functions
from pyspark.sql.connect.session import SparkSession

from dashboard.engine import database
from dashboard.engine.engines import BIG_TABLES
from dashboard.engine.remote import faults
from dashboard.engine.warehouse_files import Warehouse

_LARGEST_SENT_MEGABYTES = 64
_PARTITION = re.compile(r"^(?P<base>.*?)/[^/=]+=[^/]*/")


class Views:
    """The tables of one warehouse as views of a session; nothing is written at the endpoint."""

    def __init__(self, opened: Warehouse) -> None:
        self._opened = opened

    def create(self, session: SparkSession, table: str) -> None:
        """Makes one table readable. Raises EngineError where it is too large to be sent."""
        frame = self._parquet(session, table) if table in BIG_TABLES else self._sent(session, table)
        frame.createOrReplaceTempView(table)

    def _sent(self, session: SparkSession, table: str) -> DataFrame:
        with closing(self._opened.cursor()) as cursor:
            rows = database.whole_table(cursor, table)
        if rows.nbytes > _LARGEST_SENT_MEGABYTES * 1_000_000:
            raise faults.too_large(table, _LARGEST_SENT_MEGABYTES)
        return session.createDataFrame(rows)

    def _parquet(self, session: SparkSession, table: str) -> DataFrame:
        """The finished files that `partitions` lists, with the columns that the warehouse declares."""
        with closing(self._opened.cursor()) as cursor:
            declared = session.createDataFrame(cursor.table(table).limit(0).to_arrow_table()).schema
            paths = database.whole_table(cursor, "partitions").column("path").unique().to_pylist()
        if not paths:
            return session.createDataFrame([], declared)
        columns = [functions.col(field.name).cast(field.dataType).alias(field.name) for field in declared]
        frames = [
            session.read.option("basePath", base).parquet(*of_base) if base else session.read.parquet(*of_base)
            for base, of_base in _by_base(paths).items()
        ]
        whole = frames[0].select(*columns)
        for frame in frames[1:]:
            whole = whole.unionAll(frame.select(*columns))
        return whole


def _by_base(paths: Iterable[str]) -> dict[str, list[str]]:
    """Files by the folder above their first `key=value` folder; those without one under an empty text."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        found = _PARTITION.match(path)
        grouped[found["base"] if found else ""].append(path)
    return grouped
