"""`SparkEngine`: questions in DuckDB's SQL, answered at a Spark Connect endpoint as DuckDB would."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from functools import lru_cache
from typing import Any

import pyarrow as pa

from dashboard.engine.database import connection
from dashboard.engine.database.declarations import read_columns, read_macros, read_views
from dashboard.engine.partitions.views import BIG_TABLES, prefer_partitioned_macros
from dashboard.engine.spark import errors
from dashboard.engine.spark.concurrency import QuestionLimit
from dashboard.engine.spark.connection import Connection
from dashboard.engine.spark.endpoint import Endpoint
from dashboard.engine.spark.result_cache import ResultCache, make_key
from dashboard.engine.spark.result_schema import cast_to_contract
from dashboard.engine.spark.translation import Declared, Translated, translate
from dashboard.engine.spark.translation.declared import Macro
from dashboard.engine.spark.views import Views
from dashboard.engine.warehouse.files import Warehouse
from dashboard.settings import Settings

FOLDER = "remote-answers"


class SparkEngine:
    """An endpoint, over the tables of one warehouse; safe from any thread."""

    def __init__(self, opened: Warehouse, settings: Settings) -> None:
        self._opened, self._settings = opened, settings
        self._endpoint = Endpoint.from_settings(settings)
        self._connection = Connection(self._endpoint, Views(opened), settings.engine_seconds)
        folder = settings.cache_folder / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        self._results = ResultCache(folder, settings.engine_cache_megabytes)
        self._slots = QuestionLimit(folder, settings.engine_at_once)
        self._declared = lru_cache(maxsize=2)(
            lambda is_partitioned: read_declarations(opened, is_partitioned=is_partitioned)
        )
        self._translated = lru_cache(maxsize=512)(self._translate)

    @property
    def name(self) -> str:
        """The same wherever it is: an address is no measure."""
        return "spark"

    @property
    def data_version(self) -> str:
        """The warehouse's."""
        return self._opened.data_version

    def query(self, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        """The answer, from disk where anybody has asked before.

        Raises SqlError where DuckDB refuses the text or a value, NotPortable, or EngineError.
        """
        dossier = parameters.get("dossier")
        with closing(self._opened.cursor_for(dossier)) as cursor:
            contract = connection.read_result_schema(cursor, sql, dict(parameters))
        question: Translated = self._translated(sql, dossier in self._opened.partitioned)
        used = {name: value for name, value in parameters.items() if name in question.parameters}
        key = make_key(self.data_version, sql, question.sql, parameters=used)
        limit = self._settings.engine_seconds
        try:
            return self._results.get_or_ask(
                key, lambda: self._ask_endpoint(question, used, contract), seconds=2 * limit
            )
        except TimeoutError as error:
            raise errors.busy_error(self._endpoint, self._settings.engine_at_once, limit) from error

    def close(self) -> None:
        """Stops what runs at the endpoint, and gives the session back."""
        self._connection.close()

    def _translate(self, sql: str, is_partitioned: bool) -> Translated:
        return translate(sql, self._declared(is_partitioned))

    def _ask_endpoint(self, question: Translated, parameters: Mapping[str, Any], contract: pa.Schema) -> pa.Table:
        with self._slots.hold(self._settings.engine_seconds):
            answer = self._connection.ask(question.sql, parameters, question.tables)
        return cast_to_contract(answer, contract)


def read_declarations(opened: Warehouse, *, is_partitioned: bool = False) -> Declared:
    """Tables and macros of a warehouse, for a translation; for figures in partitions, with their macros first."""
    with closing(opened.cursor()) as cursor:
        if is_partitioned:
            prefer_partitioned_macros(cursor)
        macros, table_macros = (
            {name: Macro(names, body) for name, (names, body) in read_macros(cursor, kind).items()}
            for kind in ("macro", "table_macro")
        )
        views = {name: text for name, text in read_views(cursor).items() if name not in BIG_TABLES}
        return Declared(read_columns(cursor), macros, views, table_macros)
