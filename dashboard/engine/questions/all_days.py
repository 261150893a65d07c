"""The answers of all days of change in one query.

Over few figures, DuckDB takes longer to plan a question than to answer it: 200 days cost about as much as four. Once a
question was asked on one day, the second brings all others along.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from dashboard.engine.database.connection import SqlError, count_rows
from dashboard.engine.database.each_value import PLACE, VALUE, VALUES, for_each_value
from dashboard.engine.database.number_type import narrow_numbers, narrow_whole_numbers
from dashboard.engine.questions.engine import DuckDBEngine, Engine
from dashboard.engine.warehouse.files import Warehouse

KNOWN_ON = "known_on"
_MOST_SECONDS = 2.0
_MOST_ROWS_READ = 1_000_000  # days times figures
_MOST_BYTES = 8_000_000
_MOST_KEPT, _MOST_BYTES_KEPT = 1_000, 64_000_000


@dataclass(frozen=True, slots=True)
class _OneDay:
    """The answer of the first day that a question was asked on; without rows where all days are too much."""

    day: date
    rows: pa.Table | None
    size: int


@dataclass(frozen=True, slots=True)
class _EachDay:
    """The answers of all days, one below the other in one piece; `places` says where each begins and how long it is."""

    rows: pa.RecordBatch
    size: int
    places: Mapping[date, tuple[int, int]]

    def on(self, day: date) -> pa.Table:
        """A copy of the rows of one day, so that it does not hold those of all."""
        part = self.rows.slice(*self.places.get(day, (0, 0)))
        copy = pa.ipc.read_record_batch(part.serialize(), part.schema)  # in one go, not column by column
        return pa.Table.from_batches([copy])


class AllDays:
    """Answers of one warehouse on one dossier, by question and its other parameters, for all threads."""

    def __init__(self, opened: Warehouse, days: Sequence[date]) -> None:
        self._opened, self._days = opened, frozenset(days)
        self._guard = threading.Lock()
        self._kept: OrderedDict[tuple[Any, ...], _OneDay | _EachDay] = OrderedDict()

    def query(self, engine: Engine, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        """What `engine` answers, which is asked for all days at once where that is worth it. Raises as it does."""
        day = parameters.get(KNOWN_ON)
        if day not in self._days:
            return engine.query(sql, parameters)
        key = _key(sql, parameters)
        with self._guard:
            kept = self._kept.get(key)
            first = kept if isinstance(kept, _OneDay) and kept.rows is not None and kept.day != day else None
            if first:
                del self._kept[key]  # who asks while all days are on their way gets the day alone
        if first:
            kept = self._ask(sql, parameters, first)
            self._keep(key, kept)
        if isinstance(kept, _EachDay):
            return kept.on(day)
        rows = engine.query(sql, parameters)
        if kept is None:
            self._keep(key, _OneDay(day, rows, rows.nbytes))
        return rows

    def _ask(self, sql: str, parameters: Mapping[str, Any], first: _OneDay) -> _OneDay | _EachDay:
        """The answers of all days, or a refusal where that is too much, or where they differ from the one known."""
        refusal = _OneDay(first.day, None, 0)
        text = for_each_value(sql, KNOWN_ON, "date")
        if text is None:
            return refusal
        others = {name: value for name, value in parameters.items() if name != KNOWN_ON}
        try:
            engine = DuckDBEngine(self._opened, _MOST_SECONDS)
            rows = engine.query(text, others | {VALUES: sorted(self._days)})
        except (SqlError, TimeoutError, MemoryError):
            return refusal
        # What is whole on all days needs no look on each of them.
        answers = _EachDay(_join(narrow_whole_numbers(rows)), rows.nbytes, _find_places(rows.column(VALUE)))
        assert first.rows is not None
        is_same = narrow_numbers(answers.on(first.day)).equals(narrow_numbers(first.rows))
        return answers if answers.size <= _MOST_BYTES and is_same else refusal

    def _keep(self, key: tuple[Any, ...], answers: _OneDay | _EachDay) -> None:
        """The newest, but one day never in the place of all."""
        with self._guard:
            before = self._kept.pop(key, None)
            self._kept[key] = before if isinstance(before, _EachDay) else answers
            size = sum(each.size for each in self._kept.values())
            while size > _MOST_BYTES_KEPT or len(self._kept) > _MOST_KEPT:
                size -= self._kept.popitem(last=False)[1].size


def _join(rows: pa.Table) -> pa.RecordBatch:
    """In one piece, without what only sorts them: each day's answer would have as many pieces as all together."""
    rows = rows.drop_columns([VALUE, PLACE])
    columns = [pa.concat_arrays(column.chunks or [column.combine_chunks()]) for column in rows.columns]
    return pa.RecordBatch.from_arrays(columns, schema=rows.schema)


def _find_places(days: pa.ChunkedArray) -> dict[date, tuple[int, int]]:
    places: dict[date, tuple[int, int]] = {}
    for place, day in enumerate(days.to_pylist()):
        first, count = places.get(day, (place, 0))
        places[day] = (first, count + 1)
    return places


def is_little(opened: Warehouse, days: Sequence[date]) -> bool:
    """Whether all figures can be read for each of these days."""
    with closing(opened.cursor()) as cursor:
        return len(days) * count_rows(cursor, "figures") <= _MOST_ROWS_READ


def _key(sql: str, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
    others = {name: tuple(value) if isinstance(value, list) else value for name, value in parameters.items()}
    others.pop(KNOWN_ON)
    return (sql, *others.items())
