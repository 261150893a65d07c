"""Every portable question on both engines, over hard rows and over the warehouse itself."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.engine.database import connection
from dashboard.engine.database.declarations import read_columns
from dashboard.engine.partitions.views import SCHEMA
from dashboard.engine.questions.ask import answer
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.engine import DuckDBEngine, Engine, NotPortable
from dashboard.engine.spark.engine import SparkEngine
from dashboard.engine.verification.adversarial_rows import copy_warehouse, harden_rows
from dashboard.engine.verification.comparison import find_difference, is_same_without_order
from dashboard.engine.verification.portability import judge_portability
from dashboard.engine.warehouse.files import Warehouse
from dashboard.errors import EngineError, SettingsError
from dashboard.settings import Settings

SAME, REFUSED, DIFFERENT = "same", "refused", "different"
_NOTHING = "zzz"
_ANYTHING = "select 1 as one"

Values = Mapping[str, Sequence[str]]
"""Values that stand in the data, by the names of parameters."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one question: same, refused or different, why, and over how many rows of answers in `rows`."""

    question: str
    found: str
    why: str = ""
    rows: int = 0


def verify(opened: Warehouse, settings: Settings) -> Iterator[Verdict]:
    """A verdict for each question, the ones that cannot be asked included. Raises EngineError, SettingsError."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="muster-verify-")))
        on_engine = replace(settings, engine=stack.enter_context(open_endpoint(settings)), cache_folder=folder)
        states = [
            _State(on_engine, copy_warehouse(opened, folder / "hard.duckdb", harden_rows, settings)),
            _State(on_engine, opened),
        ]
        for state in states:
            stack.callback(state.remote.close)
        values = {False: values_of(opened), True: _values_of_partitions(opened, settings)}
        for one in judge_portability(opened, settings):
            name = f"{SCHEMA}/{one.question.name}" if one.is_partitioned else one.question.name
            if one.translated is None:
                yield Verdict(name, REFUSED, one.reason)
            else:  # rows of finished files cannot be made hard
                asked = list(list_cases(one.question, values[one.is_partitioned]))
                yield _verdict(name, one.question, states[1:] if one.is_partitioned else states, asked)


@contextmanager
def open_endpoint(settings: Settings) -> Iterator[str]:
    """The endpoint of the settings; without one, Sail in this process. Raises SettingsError where neither is there."""
    if settings.engine:
        yield settings.engine
        return
    os.environ.setdefault("RUST_LOG", "error")  # it tells every session
    try:
        from pysail.spark import SparkConnectServer  # noqa: PLC0415  170 MB that only this needs
    except ModuleNotFoundError as error:
        said = "Set MUSTER_ENGINE to an endpoint, or run 'python -m pip install -r tests/requirements.txt'"
        raise SettingsError(f"There is nothing to verify: no endpoint is set, and Sail is not here. {said}.") from error
    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    try:
        yield f"sc://127.0.0.1:{server.listening_address[1]}"
    finally:
        server.stop()


class _State:
    """One state of the data with both engines."""

    def __init__(self, settings: Settings, opened: Warehouse) -> None:
        self.opened = opened
        self.local: Engine = DuckDBEngine(opened)
        self.remote: Engine = SparkEngine(opened, settings)

    def compared(self, question: Question, parameters: Mapping[str, Any]) -> tuple[str, int]:
        """What differs, or an empty text; and the number of rows."""
        expected = self.local.query(question.sql, parameters)
        answered = self.remote.query(question.sql, parameters)
        why = find_difference(expected, answered)
        if why and is_same_without_order(expected, answered):
            why = f"the same rows in another order, which its ORDER BY leaves open: end it with an id; {why}"
        return why, expected.num_rows


def _verdict(name: str, question: Question, states: list[_State], asked: list[dict[str, Any]]) -> Verdict:
    rows = 0
    for state in states:
        for parameters in asked:
            try:
                why, count = state.compared(question, parameters)
            except NotPortable as error:
                return Verdict(name, DIFFERENT, error.reason)
            except EngineError as error:
                state.remote.query(_ANYTHING, {})  # where nothing at all is answered, that is what is to be told
                return Verdict(name, DIFFERENT, str(error))
            if why:
                values = ", ".join(f"{param}={value}" for param, value in parameters.items() if value is not None)
                return Verdict(name, DIFFERENT, f"{why} (asked with {values or 'nothing'})")
            rows += count
    return Verdict(name, SAME, rows=rows)


def list_cases(question: Question, values: Values) -> Iterator[dict[str, Any]]:
    """Parameters to ask with: the dossier alone, each filter with a value of the data, all, and what finds nothing."""
    by_name = {name: _value(question, name, values) for name in question.params}
    dossier = {"dossier": by_name["dossier"]} if "dossier" in by_name else {}
    yield dict.fromkeys(question.params) | dossier
    if len(question.params) > len(dossier):
        yield from (dict.fromkeys(question.params) | dossier | {name: by_name[name]} for name in by_name)
        yield by_name
    if question.params:
        yield {name: _NOTHING if question.type_of(name) == "varchar" else by_name[name] for name in question.params}


def _value(question: Question, name: str, values: Values) -> Any:
    """A value of the parameter's type; where a table has a column of its name, one that stands there."""
    kind = question.type_of(name)
    if kind == "date":
        return date(2023, 1, 1)
    if kind in ("bigint", "integer"):
        return 2
    if kind == "boolean":
        return True
    known = values.get(name) or [_NOTHING]
    return known[:3] if kind.endswith("[]") else known[0]


def values_of(opened: Warehouse) -> Values:
    """What stands in the columns that a parameter may name."""
    by_column: dict[str, list[str]] = {}
    with closing(opened.cursor()) as cursor:
        columns = read_columns(cursor)
        for table in ("dossiers", "derivations", "statements", "figures"):
            rows = connection.read_whole_table(cursor, table)
            for name in (name for name, kind in columns[table].items() if kind == "VARCHAR"):
                by_column[name] = rows.column(name).drop_null().unique().to_pylist() or by_column.get(name, [])
    return by_column


def _values_of_partitions(opened: Warehouse, settings: Settings) -> Values:
    """The same for one dossier whose figures are in partitions; none where there is no such dossier."""
    if not opened.partitioned:
        return {}
    embedded, dossier = replace(settings, engine=""), {"dossier": min(opened.partitioned)}
    by_filter: dict[str, list[str]] = {"dossier": [dossier["dossier"]]}
    for row in answer(opened, "filter_values", dossier, embedded).to_pylist():
        if row["filter"] != "dossier":
            by_filter.setdefault(row["filter"], []).append(row["value"])
    figures = answer(opened, "figures_found", {**dossier, "rows_a_page": 3}, embedded)
    return by_filter | {"figure_id": figures.column("figure_id").to_pylist()}
