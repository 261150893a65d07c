"""Which engine answers a question: the embedded DuckDB, or, over big tables, the endpoint that MUSTER_ENGINE names."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

from dashboard.engine.database import connection
from dashboard.engine.database.declarations import read_columns, read_views
from dashboard.engine.database.syntax_tree import tables_named
from dashboard.engine.partitions.views import BIG_TABLES
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.engine import DuckDBEngine, Engine
from dashboard.engine.warehouse.files import Warehouse
from dashboard.errors import SettingsError
from dashboard.settings import Settings

_STATES_KEPT = 2


def engine_for(
    opened: Warehouse, question: Question, settings: Settings, dossier: object = None, seconds: float | None = None
) -> Engine:
    """The engine that answers this question on a dossier of this warehouse; the embedded one stops after `seconds`.

    A question goes out as a whole where its header says so and the dossier's figures lie in partitions, or where it
    names a big table or a view of one. Raises SettingsError where packages are missing.
    """
    if settings.engine and not opened.is_private and question.engine != "duckdb":
        is_sent = question.engine == "spark" and dossier in opened.partitioned
        if is_sent or tables_named(question.sql) & _big_tables(opened):
            return _endpoints.engine(opened, settings)
    return DuckDBEngine(opened, seconds, question.files_by)


def describe_engines(settings: Settings) -> str:
    """Which engine answers what, for a status line; the token is never part of it."""
    if not settings.engine:
        return "DuckDB, in this process"
    where = settings.engine.split(";")[0]
    return f"the Spark Connect endpoint {where} for {', '.join(sorted(BIG_TABLES))}, DuckDB for all else"


def spark_engine(opened: Warehouse, settings: Settings) -> Engine:
    """A new engine at the endpoint of the settings. Raises SettingsError where its packages are missing."""
    try:
        from dashboard.engine.spark.engine import SparkEngine  # noqa: PLC0415  half a second, and packages of its own
    except ModuleNotFoundError as error:
        raise missing_packages(error) from error
    return SparkEngine(opened, settings)


def missing_packages(error: ModuleNotFoundError) -> SettingsError:
    """What to say where a package of requirements-spark.txt is not installed."""
    if error.name and error.name.startswith("dashboard"):
        raise error
    return SettingsError(
        f"The engine for big tables needs the package {error.name}, which is not installed. "
        "Run 'python -m pip install -r requirements-spark.txt'; without MUSTER_ENGINE, pages do without it."
    )


def _big_tables(opened: Warehouse) -> frozenset[str]:
    """Names of the big tables of this warehouse, and of the views of one; none where no figures are in partitions."""
    if "big_tables" not in opened.kept:
        with closing(opened.cursor()) as cursor:
            is_big = bool(connection.list_partitioned_dossiers(cursor))
            big = BIG_TABLES.keys() & read_columns(cursor).keys() if is_big else set()
            views = {name: tables_named(text.partition(" AS ")[2]) for name, text in read_views(cursor).items()}
        while more := {name for name, read in views.items() if read & big} - big:
            big |= more
        opened.kept["big_tables"] = frozenset(big)
    tables: frozenset[str] = opened.kept["big_tables"]
    return tables


class _Endpoints:
    """The engines of the states of the data used last, for all threads; one that is dropped is closed."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._engines: dict[tuple[Path, Settings], Engine] = {}

    def engine(self, opened: Warehouse, settings: Settings) -> Engine:
        key = (opened.path, settings)
        with self._guard:
            engine = self._engines.pop(key, None) or spark_engine(opened, settings)
            self._engines[key] = engine
            dropped = [self._engines.pop(each) for each in list(self._engines)[:-_STATES_KEPT]]
        for each in dropped:
            each.close()
        return engine


_endpoints = _Endpoints()
