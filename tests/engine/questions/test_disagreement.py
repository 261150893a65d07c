"""How two statements differ is worked out in one place, and everywhere in the same way."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.store import open_warehouse

DOSSIER = "russian-armed-forces"
MACROS = Path(__file__).parents[3] / "queries/tables/00_macros.sql"
ROUNDED = ("exact", "rounded", "about")
DAY = date(2022, 8, 25)
# A count of 900 on one day; each case changes what its comment says.
PLAIN: dict[str, Any] = {"scope": None, "period": None, "low": 900, "high": 900, "step": 1, "rule": "exact", "days": 0}
PLAIN["is_floor"] = False
CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "agrees": ({"days": 31}, {}),
    "different definition": ({"scope": "men under 50"}, {}),
    "different date": ({"days": 32}, {}),
    "rounding": ({"low": 940, "high": 940}, {"step": 100, "rule": "about"}),
    "contradiction": ({"low": 951, "high": 951}, {"step": 100, "rule": "about"}),
    "ranges overlap": ({"low": 900, "high": None, "rule": "more_than"}, {"low": 1000, "high": 1000}),
    "no bound to compare": ({"low": None, "high": None, "rule": "as_stated"}, {}),
}
RUNNING = {
    "later and lower": (30, 899, "contradiction"),
    "later and higher": (3, 9_000, "different date"),
    "earlier and higher": (-400, 901, "contradiction"),
    "earlier and lower": (-3, 1, "different date"),
    "same day, another number": (0, 901, "contradiction"),
}


@pytest.mark.parametrize("kind", CASES)
def test_every_kind_has_its_case(kind: str) -> None:
    said, compared = CASES[kind]
    assert _disagreement(PLAIN | said, PLAIN | compared) == kind


@pytest.mark.parametrize("kind", sorted(CASES.keys() - {"no bound to compare"}))
def test_the_relation_is_the_same_from_either_side(kind: str) -> None:
    said, compared = CASES[kind]
    assert _disagreement(PLAIN | compared, PLAIN | said) == kind


@pytest.mark.parametrize("case", RUNNING)
def test_running_total_only_rises(case: str) -> None:
    days, number, kind = RUNNING[case]
    said = PLAIN | {"period": "cumulative", "days": days, "low": number, "high": number}
    assert _disagreement(said, PLAIN | {"period": "cumulative"}) == kind


def test_nobody_contradicts_a_count_by_name_with_a_higher_number() -> None:
    named = PLAIN | {"is_floor": True}
    for days in (-400, 0, 400):
        total = {"period": "cumulative", "low": 5000, "high": 5000, "days": days}
        below = total | {"low": 5, "high": 5}
        count = named | {"period": "cumulative"}
        assert _disagreement(PLAIN | total, count) in ("ranges overlap", "different date")
        assert _disagreement(count, PLAIN | total) in ("ranges overlap", "different date")
        if days >= 0:
            assert _disagreement(PLAIN | below, count) == "contradiction"
            assert _disagreement(count | {"days": 0}, PLAIN | below) == "contradiction"
    assert _disagreement(named | {"low": 5000, "high": 5000}, named) == "contradiction"


def test_undated_statements_and_flows_of_other_stretches_are_of_different_dates() -> None:
    year = PLAIN | {"period": "year", "low": 5, "high": 5}
    assert _disagreement(year, year | {"days": 1, "low": 900, "high": 900}) == "different date"
    assert _disagreement(PLAIN | {"days": None, "low": 5, "high": 5}, PLAIN) == "different date"
    assert _disagreement(PLAIN, PLAIN | {"days": None, "low": 5, "high": 5}) == "different date"


def test_who_says_what_names_the_kinds_that_a_second_reckoning_gives() -> None:
    cursor = open_warehouse().cursor()
    views = cursor.execute("select distinct subject, measure from figures").fetchall()
    steps = dict(cursor.execute("select figure_id, step from figures").fetchall())
    compared_rows = 0
    for subject, measure in views:
        rows = ask("by_speaker", dossier=DOSSIER, subject=subject, measure=measure).to_pylist()
        if not rows:
            continue
        reference, *others = rows
        assert reference["disagreement"] == "compared with"
        for row in others:
            by_hand = _by_hand(*(one | {"step": steps[one["figure_id"]]} for one in (row, reference)))
            assert row["disagreement"] == by_hand, row["figure_id"]
        compared_rows += len(others)
    assert compared_rows > 100


def _disagreement(said: dict[str, Any], compared: dict[str, Any]) -> str:
    names = ["scope", "period", "as_of_first", "as_of_last", "low", "high", "at_least", "at_most", "step", "rule"]
    types = ["varchar", "varchar", "date", "date", "bigint", "bigint", "bigint", "bigint", "bigint", "varchar"]
    names, types = [*names, "is_floor"], [*types, "boolean"]
    packed = [
        f"comparable({', '.join(f'${side}_{name}::{kind}' for name, kind in zip(names, types, strict=True))})"
        for side in ("said", "compared")
    ]
    values: dict[str, Any] = {}
    for side, row in (("said", said), ("compared", compared)):
        day = None if row["days"] is None else DAY + timedelta(row["days"])
        full = row | {"as_of_first": day, "as_of_last": day, "at_least": row["low"], "at_most": row["high"]}
        values |= {f"{side}_{name}": full[name] for name in names}
    with duckdb.connect() as connection:
        connection.execute(MACROS.read_text(encoding="utf-8"))
        found = connection.execute(f"select disagreement_between({', '.join(packed)})", values).fetchone()
    assert found is not None
    return str(found[0])


def _by_hand(row: dict[str, Any], reference: dict[str, Any]) -> str:  # noqa: PLR0911
    if (row["scope"], row["period"]) != (reference["scope"], reference["period"]):
        return "different definition"
    if row["period"] == "cumulative" and row["as_of_first"] > reference["as_of_last"]:
        return "contradiction" if _less(row["at_most"], reference["at_least"]) else "different date"
    if row["period"] == "cumulative" and row["as_of_last"] < reference["as_of_first"]:
        return "contradiction" if _less(reference["at_most"], row["at_least"]) else "different date"
    floors = [one["stance"] == "confirmed_count" for one in (row, reference)]
    row, reference = _against(row, floors[0] > floors[1]), _against(reference, floors[1] > floors[0])
    if row["as_of_first"] is None or reference["as_of_first"] is None:
        return "different date"
    month = timedelta(31 if row["period"] is None else 0)
    if row["as_of_first"] > reference["as_of_last"] + month or row["as_of_last"] < reference["as_of_first"] - month:
        return "different date"
    if row["low"] is not None and row["low"] == row["high"] == reference["low"] == reference["high"]:
        return "agrees"
    if row["at_least"] is None and row["at_most"] is None:
        return "no bound to compare"
    margin = _margin(row) + _margin(reference)
    low = None if reference["at_least"] is None else reference["at_least"] - margin
    high = None if reference["at_most"] is None else reference["at_most"] + margin
    if _less(row["at_most"], low) or _less(high, row["at_least"]):
        return "contradiction"
    are_rounded = row["rule"] in ROUNDED and reference["rule"] in ROUNDED
    return "rounding" if are_rounded and floors[0] == floors[1] else "ranges overlap"


def _against(row: dict[str, Any], is_floor: bool) -> dict[str, Any]:
    return row | {"at_most": None} if is_floor else row


def _margin(row: dict[str, Any]) -> int:
    return (row["step"] or 1) // 2 if row["low"] is not None and row["low"] == row["high"] else 0


def _less(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other
