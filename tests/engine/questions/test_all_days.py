"""The answers of all days of change come in one query, and are those of each day alone."""

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
from dashboard.engine.questions import all_days
from dashboard.engine.questions.all_days import AllDays
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.catalogue import catalogue
from dashboard.engine.questions.engine import DuckDBEngine
from dashboard.engine.warehouse import store

DOSSIER = "russian-armed-forces"
VIEW = {"dossier": DOSSIER, "subject": "RUS", "measure": "killed"}
# A union, a LIMIT within, a window, an aggregate without groups, and one that is sorted by what it does not show.
QUESTIONS = ("filter_counts", "steps_and_counts", "statements_over_time", "last_statement", "known_as_of", "events")


class CountingEngine(DuckDBEngine):
    """Knows how often it was asked for a day alone."""

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


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_second_day_brings_the_answers_of_all_days_and_they_are_those_of_each_day_alone(
    question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(all_days, "_MOST_SECONDS", 120)  # a busy machine gives up sooner than that, and asks day by day
    days = days_of_change()
    engine = CountingEngine(store.open_warehouse())
    together = AllDays(store.open_warehouse(), days)
    for day in (days[90], days[0], days[45], days[-1]):
        sql, parameters = asked(question, day)
        answer, alone = together.query(engine, sql, parameters), DuckDBEngine.query(engine, sql, parameters)
        assert narrow_numbers(answer).equals(narrow_numbers(alone)), day
    assert engine.count == 1


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
    together = AllDays(store.open_warehouse(), days_of_change()[:50])
    for day in days_of_change()[60:63]:
        together.query(engine, *asked("events", day))
    assert engine.count == 3


def test_other_choices_have_other_answers() -> None:
    days = days_of_change()
    together, engine = AllDays(store.open_warehouse(), days), CountingEngine(store.open_warehouse())
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
    together = AllDays(store.open_warehouse(), days_of_change())
    for day in days_of_change()[60:63]:
        sql, parameters = asked("figures_found", day)
        together.query(engine, sql, parameters | {"rows_a_page": 10})
    assert engine.count == 3


def test_answers_that_differ_from_one_known_already_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = for_each_value("select $known_on::date - 1 as day", "known_on", "date")
    monkeypatch.setattr("dashboard.engine.questions.all_days.for_each_value", lambda *_: wrong)
    days = days_of_change()
    engine = CountingEngine(store.open_warehouse())
    together = AllDays(store.open_warehouse(), days)
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
