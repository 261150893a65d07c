"""The answers for all values of a filter come in one query, and are those for each value alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from dashboard.engine.database.each_value import VALUES, for_each_value
from dashboard.engine.database.number_type import narrow_numbers, narrow_whole_numbers
from dashboard.engine.questions import all_values
from dashboard.engine.questions.all_values import FILTERS, AllValues
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.catalogue import catalogue
from dashboard.engine.questions.engine import DuckDBEngine
from dashboard.engine.warehouse import store

DOSSIER = "russian-armed-forces"
VIEW = {"dossier": DOSSIER, "subject": "RUS", "measure": "killed"}
# A union, a LIMIT within, a window, an aggregate without groups, and one that is sorted by what it does not show.
QUESTIONS = ("filter_counts", "steps_and_counts", "statements_over_time", "last_statement", "known_as_of", "events")
BY_EVERY_FILTER = ("filter_counts", "statements_over_time")


class CountingEngine(DuckDBEngine):
    """Knows how often it was asked for a value alone."""

    count = 0

    def query(self, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        self.count += 1
        return super().query(sql, parameters)


def days_of_change() -> list[date]:
    days: list[date] = ask("days_of_change", dossier=DOSSIER).column("day").to_pylist()
    return days


def asked(question: str, day: date) -> tuple[str, dict[str, Any]]:
    found = catalogue()[question]
    return found.sql, {name: VIEW.get(name) for name in found.params} | {"known_on": day}


def list_values(name: str) -> list[Any]:
    if name == "known_on":
        return days_of_change()
    return [row["value"] for row in ask("filter_values", dossier=DOSSIER).to_pylist() if row["filter"] == name]


def together_on(days: list[date]) -> AllValues:
    """What answers for all of these days, and knows no other filter."""
    return AllValues(store.open_warehouse(), lambda name: days if name == "known_on" else ())


@pytest.mark.parametrize(
    ("name", "question"),
    [
        *(("known_on", question) for question in QUESTIONS),
        *((name, question) for name in FILTERS if name != "known_on" for question in BY_EVERY_FILTER),
    ],
)
def test_the_second_value_brings_the_answers_for_all_and_they_are_those_for_each_alone(
    name: str, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(all_values, "_MOST_SECONDS", 120)  # a busy machine gives up sooner than that
    sql, parameters = asked(question, date(2024, 1, 1))
    engine = CountingEngine(store.open_warehouse())
    together = AllValues(store.open_warehouse(), lambda other: list_values(name) if other == name else ())
    values = list_values(name)
    for value in (values[len(values) // 2], values[0], values[-1]):
        chosen = parameters | {name: [value] if name in ("speaker_id", "stance") else value}
        answer, alone = together.query(engine, sql, chosen), DuckDBEngine.query(engine, sql, chosen)
        assert narrow_numbers(answer).equals(narrow_numbers(alone)), value
    assert engine.count == 1


def test_two_speakers_are_asked_for_alone() -> None:
    engine, together = CountingEngine(store.open_warehouse()), AllValues(store.open_warehouse(), list_values)
    pairs = list(zip(list_values("speaker_id"), list_values("speaker_id")[1:], strict=False))[:3]
    sql, parameters = asked("steps", date(2024, 1, 1))
    for pair in pairs:
        together.query(engine, sql, parameters | {"speaker_id": list(pair)})
    assert engine.count == 3


def test_the_rows_of_each_value_keep_the_order_of_the_question() -> None:
    question = "select n from range(10_000) as given(n) where n < $most order by hash(n)"
    together = for_each_value(question, "most", "bigint")
    assert together
    with duckdb.connect() as connection:
        expected = [
            (most, n, place)
            for most in (3_000, 10_000)
            for place, (n,) in enumerate(connection.execute(question, {"most": most}).fetchall(), start=1)
        ]
        assert connection.execute(together, {VALUES: [10_000, 3_000]}).fetchall() == expected


def test_a_day_on_which_nothing_changed_is_asked_for_alone() -> None:
    engine = CountingEngine(store.open_warehouse())
    together = together_on(days_of_change()[:50])
    for day in days_of_change()[60:63]:
        together.query(engine, *asked("events", day))
    assert engine.count == 3


def test_other_choices_have_other_answers() -> None:
    days = days_of_change()
    together, engine = together_on(days), CountingEngine(store.open_warehouse())
    for measure in ("killed", "wounded"):
        for day in days[100:103]:
            sql, parameters = asked("statements_over_time", day)
            rows = together.query(engine, sql, parameters | {"measure": measure})
            alone = DuckDBEngine.query(engine, sql, parameters | {"measure": measure})
            assert narrow_numbers(rows).equals(narrow_numbers(alone))
    assert engine.count == 2


def test_a_question_whose_rows_are_numbered_by_chance_is_asked_for_each_day_alone() -> None:
    assert for_each_value(catalogue()["figures_found"].sql, "known_on", "date") is None
    engine = CountingEngine(store.open_warehouse())
    together = together_on(days_of_change())
    for day in days_of_change()[60:63]:
        sql, parameters = asked("figures_found", day)
        together.query(engine, sql, parameters | {"rows_a_page": 10})
    assert engine.count == 3


def test_answers_that_differ_from_one_known_already_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = for_each_value("select $known_on::date - 1 as day", "known_on", "date")
    monkeypatch.setattr("dashboard.engine.questions.all_values.for_each_value", lambda *_: wrong)
    days = days_of_change()
    engine = CountingEngine(store.open_warehouse())
    together = together_on(days)
    for day in days[:3]:
        rows = together.query(engine, "select $known_on::date as day", {"known_on": day})
        assert rows.column("day").to_pylist() == [day]
    assert engine.count == 3


def test_numbers_that_are_whole_on_some_days_only_are_narrowed_day_by_day() -> None:
    columns = {"whole": [Decimal(1), Decimal(2)], "mixed": [Decimal(1), Decimal("2.5")]}
    rows = pa.table({name: pa.array(column, pa.decimal128(38, 12)) for name, column in columns.items()})

    days = [narrow_numbers(narrow_whole_numbers(rows).slice(place, 1)) for place in (0, 1)]

    assert days == [narrow_numbers(rows.slice(place, 1)) for place in (0, 1)]
    assert [day.schema.types for day in days] == [[pa.int64()] * 2, [pa.int64(), pa.decimal128(38, 1)]]
