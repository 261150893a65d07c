"""Which engine answers a question: the embedded DuckDB, or, over big tables, the endpoint that MUSTER_ENGINE names."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from dashboard.engine.database import connection
from dashboard.engine.partitions.views import BIG_TABLES
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.engine import DuckDBEngine, Engine
from dashboard.engine.warehouse.files import Warehouse
from dashboard.errors import SettingsError
from dashboard.settings import Settings

_STATES_KEPT = 2


def engine_for(opened: Warehouse, question: Question, settings: Settings, seconds: float | None = None) -> Engine:
    """The engine that answers this question over this warehouse; the embedded one stops after `seconds`.

    Raises SettingsError where packages are missing.
    """
    if settings.engine and not question.stays and (big := _names_of_big_tables(opened)) and big.search(question.sql):
        return _remote.engine(opened, settings)
    return DuckDBEngine(opened, seconds, question.files_by)


def described(settings: Settings) -> str:
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


def _names_of_big_tables(opened: Warehouse) -> re.Pattern[str] | None:
    """Finds the name of a big table of this warehouse, or of a view over one; None where it has none."""
    if opened.path not in _patterns:
        with closing(opened.cursor()) as cursor:
            found = (
                BIG_TABLES.keys() & connection.columns(cursor).keys()
                if connection.partitioned_dossiers(cursor)
                else set()
            )
            views = connection.views(cursor)
        while more := {name for name, text in views.items() if found and _any_of(found).search(text)} - found:
            found |= more
        _patterns[opened.path] = _any_of(found) if found else None
    return _patterns[opened.path]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(names))})\b", re.IGNORECASE)


_patterns: dict[Path, re.Pattern[str] | None] = {}


class _Remote:
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


_remote = _Remote()
