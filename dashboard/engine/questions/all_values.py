"""The answers for all values of a filter in one query.

Over few figures, DuckDB takes longer to plan a question than to answer it: 200 days cost about as much as four, and 75
speakers as two. Once a question was asked for one value of a filter, the second brings all others along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa

from dashboard.engine.database.connection import SqlError, count_rows
from dashboard.engine.database.each_value import PLACE, VALUE, VALUES, for_each_value
from dashboard.engine.database.latest import Latest
from dashboard.engine.database.number_type import narrow_numbers, narrow_whole_numbers
from dashboard.engine.questions.engine import DuckDBEngine, Engine
from dashboard.engine.warehouse.files import Warehouse

# The filters, each with the type of its parameter; of a list, the values with one member.
FILTERS = {
    "known_on": "date",
    "speaker_id": "varchar[]",
    "measure": "varchar",
    "subject": "varchar",
    "stance": "varchar[]",
}
_MOST_SECONDS = 2.0
_MOST_ROWS_READ = 1_000_000  # values times figures
_MOST_BYTES = 8_000_000
_MOST_BYTES_KEPT, _BYTES_OF_NAME = 64_000_000, 2_000


@dataclass(frozen=True, slots=True)
class _OneAnswer:
    """The answer for the first value that a question was asked for; without rows where all values are too much."""

    value: Any
    rows: pa.Table | None


@dataclass(frozen=True, slots=True)
class _AllAnswers:
    """The answers for all values, one below the other in one piece; `places`: where each begins, how long it is."""

    rows: pa.RecordBatch
    places: Mapping[Any, tuple[int, int]]

    def of(self, value: Any) -> pa.Table:
        """A copy of the rows of one value, so that it does not hold those of all."""
        part = self.rows.slice(*self.places.get(value, (0, 0)))
        copy = pa.ipc.read_record_batch(part.serialize(), part.schema)  # in one go, not column by column
        return pa.Table.from_batches([copy])


class AllValues:
    """Answers of one warehouse on one dossier, by question and its parameters without one filter, for all threads.

    `list_values` gives the values of a filter, those of a list one by one.
    """

    def __init__(self, opened: Warehouse, list_values: Callable[[str], Iterable[Any]]) -> None:
        self._opened, self._list_values = opened, list_values
        self._values: dict[str, frozenset[Any]] = {}
        self._kept: Latest[_OneAnswer | _AllAnswers] = Latest(_MOST_BYTES_KEPT)

    def query(self, engine: Engine, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        """What `engine` answers; asked for all values of a filter at once where that is worth it. Raises as it does."""
        values = {name: _freeze(value) for name, value in parameters.items()}
        keys = {
            name: (sql, name, *(each for each in values.items() if each[0] != name))
            for name in FILTERS
            if values.get(name) is not None and values[name] in self._known(name)
        }
        found = {name: self._kept.get(key) for name, key in keys.items()}
        for name, kept in found.items():
            answers = kept
            if isinstance(kept, _OneAnswer) and kept.rows is not None and kept.value != values[name]:
                self._keep(keys[name], _OneAnswer(kept.value, None))  # others who ask meanwhile get theirs alone
                answers = self._ask(sql, parameters, name, kept)
                self._keep(keys[name], answers)
            if isinstance(answers, _AllAnswers):
                return answers.of(values[name])
        rows = engine.query(sql, parameters)
        for name, kept in found.items():
            if kept is None:
                self._keep(keys[name], _OneAnswer(values[name], rows))
        return rows

    def _known(self, name: str) -> frozenset[Any]:
        """The values of a filter; none where all figures cannot be read for each of them."""
        if name not in self._values:
            values = [(value,) if FILTERS[name].endswith("[]") else value for value in self._list_values(name)]
            is_little = len(values) * self._count_figures <= _MOST_ROWS_READ
            self._values[name] = frozenset(values if is_little else ())
        return self._values[name]

    @cached_property
    def _count_figures(self) -> int:
        with closing(self._opened.cursor()) as cursor:
            return count_rows(cursor, "figures")

    def _ask(self, sql: str, parameters: Mapping[str, Any], name: str, first: _OneAnswer) -> _OneAnswer | _AllAnswers:
        """The answers for all values, or a refusal where that is too much, or where they differ from the one known."""
        refusal = _OneAnswer(first.value, None)
        text = for_each_value(sql, name, FILTERS[name])
        if text is None:
            return refusal
        others = {other: value for other, value in parameters.items() if other != name}
        try:
            engine = DuckDBEngine(self._opened, _MOST_SECONDS)
            rows = engine.query(text, others | {VALUES: list(map(_thaw, sorted(self._known(name))))})
        except (SqlError, TimeoutError, MemoryError):
            return refusal
        # What is whole for all values needs no look at each of them.
        answers = _AllAnswers(_join(narrow_whole_numbers(rows)), _find_places(rows.column(VALUE)))
        assert first.rows is not None
        is_same = narrow_numbers(answers.of(first.value)).equals(narrow_numbers(first.rows))
        return answers if rows.nbytes <= _MOST_BYTES and is_same else refusal

    def _keep(self, key: tuple[Any, ...], answers: _OneAnswer | _AllAnswers) -> None:
        self._kept.keep(key, answers, _BYTES_OF_NAME + (answers.rows.nbytes if answers.rows else 0))


def _join(rows: pa.Table) -> pa.RecordBatch:
    """In one piece, without what only sorts them: each value's answer would have as many pieces as all together."""
    rows = rows.drop_columns([VALUE, PLACE])
    columns = [pa.concat_arrays(column.chunks or [column.combine_chunks()]) for column in rows.columns]
    return pa.RecordBatch.from_arrays(columns, schema=rows.schema)


def _find_places(values: pa.ChunkedArray) -> dict[Any, tuple[int, int]]:
    places: dict[Any, tuple[int, int]] = {}
    for place, value in enumerate(map(_freeze, values.to_pylist())):
        first, count = places.get(value, (place, 0))
        places[value] = (first, count + 1)
    return places


def _freeze(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _thaw(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
