"""What answers a question: the protocol of an engine, and the embedded DuckDB."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import Any, Protocol

import pyarrow as pa

from dashboard.engine.database import connection
from dashboard.engine.database.connection import Connection
from dashboard.engine.database.one_piece import shrink
from dashboard.engine.partitions.search import search_by_index
from dashboard.engine.partitions.views import limit_files_to_subject
from dashboard.engine.warehouse.files import Warehouse


class NotPortable(Exception):  # noqa: N818  not an error of the text: DuckDB answers it
    """An engine cannot be asked this text faithfully: the `reason`, and the `line` (from 1) where that is known."""

    def __init__(self, reason: str, line: int = 1) -> None:
        self.reason, self.line = reason, line
        super().__init__(reason)


class Engine(Protocol):
    """What answers a question over one state of the data."""

    @property
    def name(self) -> str:
        """What the log and the metrics call it."""

    @property
    def data_version(self) -> str:
        """The state of the data that it answers from; part of every key of a cache."""

    def query(self, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        """The answer to one SELECT in DuckDB's dialect. Raises SqlError, TimeoutError, NotPortable or EngineError."""

    def close(self) -> None:
        """Stops what it is doing, and lets go of what it holds."""


class DuckDBEngine:
    """The embedded engine, over an open warehouse, which it does not close; stops after `seconds`, if any are set.

    Of figures in partitions, it opens only those files that hold something of the value of the parameter `files_by`.
    """

    name = "duckdb"

    def __init__(self, opened: Warehouse, seconds: float | None = None, files_by: str = "") -> None:
        self._opened, self._seconds, self._files_by = opened, seconds, files_by

    @property
    def data_version(self) -> str:
        """The warehouse's."""
        return self._opened.data_version

    def query(self, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        """The answer. Raises SqlError, TimeoutError."""
        dossier = parameters.get("dossier")
        with closing(self._opened.cursor_for(dossier)) as cursor:
            if dossier in self._opened.partitioned:
                self._choose_files(cursor, parameters)
            return shrink(connection.fetch_table(cursor, sql, dict(parameters), self._seconds))

    def _choose_files(self, cursor: Connection, parameters: Mapping[str, Any]) -> None:
        if self._files_by:
            limit_files_to_subject(cursor, self._opened.path, self._files_by, parameters)
        if "numbers" in parameters and (parameters["words"] or parameters["numbers"]):
            subject = parameters.get("subject") if self._files_by == "subject" else None
            search_by_index(cursor, self._opened.kept, parameters, subject)

    def close(self) -> None:
        """There is nothing to let go of."""
