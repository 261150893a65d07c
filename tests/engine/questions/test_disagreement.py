"""How two statements differ is worked out in one place, and everywhere in the same way."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.store import open_warehouse

DOSSIER = "russian-armed-forces"
TABLES = Path(__file__).parents[3] / "queries/tables"
DAY = date(2022, 8, 25)
TYPES = {
    "speaker_id": "varchar",
    "stance_kind": "varchar",
    "kind": "varchar",
    "flags": "varchar[]",
    "scope": "varchar",
    "period": "varchar",
    "period_stretch": "varchar",
    "as_of": "varchar",
    "as_of_first": "date",
    "as_of_last": "date",
    "known_on": "date",
    "stated_first": "date",
    "stated_last": "date",
    "effective_first": "date",
    "low": "decimal(38, 12)",
    "high": "decimal(38, 12)",
    "at_least": "decimal(38, 12)",
    "at_most": "decimal(38, 12)",
    "step": "decimal(38, 12)",
    "rule": "varchar",
    "number_form": "varchar",
}
# A strength of 900 on one day, said on that day by one of two speakers; each case changes what its comment says.
PLAIN: dict[str, Any] = {
    "speaker_id": "one",
    "stance_kind": "own",
    "kind": "stock",
    "flags": [],
    "number": 900,
    "step": 1,
    "rule": "exact",
    "number_form": None,
    "days": 0,
}
OTHER = PLAIN | {"speaker_id": "another"}
RUNNING = {"kind": "flow", "period": "cumulative", "period_stretch": "running"}
ROUND = {"number": 900_000, "step": 100_000}
ABOUT = ROUND | {"rule": "about", "at_least": 850_000, "at_most": 950_000}
MORE = {"rule": "more_than", "high": None, "at_most": None}
ALMOST = {"rule": "almost", "low": None, "at_least": 810}
CASES: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "the same number": ("agrees", {"days": 31}, {}),
    "another scope": ("different definition", {"scope": "men under 50"}, {}),
    "a stretch that only a note tells": (
        "different definition",
        {"period": "part", "period_stretch": "note"},
        {"period": "part", "period_stretch": "note"},
    ),
    "strengths far apart": ("different date", {"days": 32}, {}),
    "undated": ("different date", {"days": None}, {}),
    "in round numbers": ("rounding", ROUND, {"number": 880_000, "step": 10_000}),
    "tolerance is granted once": ("contradiction", ABOUT, {"number": 1_000_000, "step": 10_000}),
    "tolerance has a cap": ("contradiction", ROUND, {"number": 829_000, "step": 1_000}),
    "no more than hedges can tell": (
        "close",
        {"rule": "about", "step": 10, "at_least": 895, "at_most": 905},
        {"number": 925},
    ),
    "further apart than close, as printed": ("contradiction", ABOUT, {"number": 970_000, "step": 1_000}),
    "two round numbers whose roundings nearly meet": (
        "contradiction",
        ROUND | {"number": 800_000},
        ROUND | {"rule": "rounded", "at_least": 855_000, "at_most": 945_000},
    ),
    "two round numbers that only touch": (
        "contradiction",
        {"number": 1300, "step": 100, "rule": "rounded", "at_least": 1250, "at_most": 1350},
        {"number": 1400, "step": 100, "rule": "rounded", "at_least": 1350, "at_most": 1450},
    ),
    "just over is no tenth over": (
        "contradiction",
        ROUND | {"rule": "just_over", "high": None, "at_most": 990_000},
        {"number": 1_050_000, "step": 10_000},
    ),
    "two exact counts": ("contradiction", {"number": 45_400}, {"number": 45_100}),
    "one range": (
        "agrees",
        {"rule": "range", "high": 1000, "at_most": 1000},
        {"rule": "range", "high": 1000, "at_most": 1000},
    ),
    "more than, by two speakers": ("agrees", MORE, MORE),
    "almost and up to": ("ranges overlap", ALMOST, {"rule": "up_to", "low": None, "at_least": None}),
    "almost and more than": ("close", ALMOST, MORE),
    "almost and one number": ("ranges overlap", ALMOST, {}),
    "at least and up to": (
        "ranges overlap",
        {"rule": "at_least", "high": None, "at_most": None},
        {"rule": "up_to", "low": None, "at_least": None},
    ),
    "per cent to the point": (
        "rounding",
        {"number": 7, "step": 1, "number_form": "percent"},
        {"number": 7.4, "step": 0.1, "number_form": "percent"},
    ),
    "per cent to the tenth": (
        "contradiction",
        {"number": 7.2, "step": 0.1, "number_form": "percent"},
        {"number": 7.9, "step": 0.1, "number_form": "percent"},
    ),
    "open above": ("ranges overlap", {"rule": "more_than", "high": None, "at_most": None}, {"number": 1000}),
    "no bound": (
        "no bound to compare",
        {"rule": "as_stated"} | dict.fromkeys(("low", "high", "at_least", "at_most")),
        {},
    ),
    "neighbouring years": ("different date", {"as_of": "2022", "number": 5}, {"as_of": "2023"}),
    "one year": ("contradiction", {"as_of": "2022", "number": 5}, {"as_of": "2022"}),
    "a day in a year": ("different date", {"as_of": "2022", "number": 5}, {}),
    "a day in a month": ("contradiction", {"as_of": "2022-08", "number": 5}, {}),
    "said before the other day came": (
        "different date",
        RUNNING | {"as_of": "2022", "number": 5, "days": -20},
        RUNNING,
    ),
    "a label in dispute": ("label in dispute", {"number": 5, "flags": ["label_disputed"]}, {}),
    "two decrees": (
        "different date",
        {"number": 5, "stance_kind": "decides"},
        {"stance_kind": "decides", "days": 3},
    ),
    "two drafts": ("different date", {"kind": "plan", "number": 5}, {"kind": "plan", "said": 3}),
    "two plans of one day": ("contradiction", {"kind": "plan", "number": 5}, {"kind": "plan"}),
    "flows of two years": (
        "different date",
        {"kind": "flow", "period": "year", "as_of": "2022", "number": 5},
        {"kind": "flow", "period": "year", "as_of": "2023"},
    ),
    "a speaker's own next number": ("different date", {"speaker_id": "another", "number": 5, "days": 1}, {}),
    "a speaker's own update": ("own update", {"speaker_id": "another", "number": 5, "said": 1}, {}),
    "a speaker against himself": ("contradiction", {"speaker_id": "another", "number": 5}, {}),
    "a total that fell": ("contradiction", RUNNING | {"days": 400}, RUNNING | {"number": 999}),
    "a total that rose": ("different date", RUNNING | {"days": 3, "number": 9_000}, RUNNING),
    "totals of one day": ("contradiction", RUNNING | {"number": 901}, RUNNING),
    "a total in round numbers": (
        "rounding",
        RUNNING | {"number": 45_000, "step": 1000, "days": 3},
        RUNNING | {"number": 45_400, "step": 100},
    ),
    "the same total within a week": ("agrees", RUNNING | {"days": 7}, RUNNING),
    "the same total weeks later": ("different date", RUNNING | {"days": 8}, RUNNING),
    "a total of some day of the year": (
        "different date",
        RUNNING | {"as_of": "2022", "number": 5_000, "said": 99},
        RUNNING,
    ),
    "a total of some day of the month": ("contradiction", RUNNING | {"as_of": "2022-08", "number": 5_000}, RUNNING),
}


@pytest.fixture(scope="module")
def macros() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for name in ("00_macros.sql", "01_decimal_macros.sql", "02_comparable.sql", "03_comparison_in_words.sql"):
            connection.execute((TABLES / name).read_text(encoding="utf-8"))
        yield connection


@pytest.mark.parametrize("case", CASES)
def test_every_kind_has_its_case_from_either_side(macros: duckdb.DuckDBPyConnection, case: str) -> None:
    kind, said, compared = CASES[case]
    assert _compare(macros, PLAIN | said, OTHER | compared)[0] == kind
    assert _compare(macros, OTHER | compared, PLAIN | said)[0] == kind


def test_nobody_contradicts_a_count_by_name_with_a_higher_number(macros: duckdb.DuckDBPyConnection) -> None:
    count = PLAIN | RUNNING | {"stance_kind": "count"}
    for days in (-400, 0, 400):
        total = OTHER | RUNNING | {"number": 5000, "days": days}
        assert _compare(macros, total, count)[0] in ("ranges overlap", "different date")
        assert _compare(macros, count, total)[0] in ("ranges overlap", "different date")
        if days >= 0:
            assert _compare(macros, total | {"number": 5}, count)[0] == "contradiction"
            assert _compare(macros, count, total | {"number": 5})[0] == "contradiction"
    # Nor does another list; of one list, two totals of a day cannot both be right.
    assert _compare(macros, count | {"number": 5000, "speaker_id": "two"}, count)[0] == "ranges overlap"
    assert _compare(macros, count | {"number": 5000}, count)[0] == "contradiction"


def test_reasons_say_what_is_so(macros: duckdb.DuckDBPyConnection) -> None:
    """A wider scope was told as a narrower one, and a count by name below an estimate as one that may have risen."""
    wider = _compare(macros, PLAIN, OTHER | {"scope": "including paramilitary forces"})[1]
    assert wider == "another scope: all that the measure defines, against “including paramilitary forces”"
    estimate = OTHER | RUNNING | {"number": 5000}
    count = PLAIN | RUNNING | {"stance_kind": "count", "days": 20}
    assert _compare(macros, count, estimate)[1] == "a count one by one is a floor, so both may be true, 20 days later"
    assert "may have risen" in _compare(macros, count | {"number": 9000}, estimate)[1]
    assert "may have been lower" in _compare(macros, estimate, count | {"number": 9000})[1]


def test_names_are_deserved_as_a_fact_checker_judged() -> None:
    """The reasons are in the file, pair by pair."""
    rows = read_judged("judged_pairs.csv")
    pairs = [(row["figure_id"], row["other_figure_id"]) for row in rows]
    assert_deserved(open_warehouse().cursor(), pairs, [row["verdict"] for row in rows])


def test_all_pages_name_the_same_kind() -> None:
    cursor = open_warehouse().cursor()
    compared = 0
    groups = "select subject, measure from statements group by all having count(distinct speaker_id) > 1"
    for subject, measure in cursor.execute(groups).fetchall():
        rows = ask("by_speaker", dossier=DOSSIER, subject=subject, measure=measure).to_pylist()
        if not rows:
            continue
        reference, *others = rows
        assert reference["disagreement"] == "compared with"
        beside = ask("figure_compared", dossier=DOSSIER, figure_id=reference["figure_id"]).to_pylist()
        kinds = {row["figure_id"]: row["disagreement"] for row in beside}
        assert {row["figure_id"]: row["disagreement"] for row in others}.items() <= kinds.items()
        compared += len(others)
    assert compared > 100


def read_judged(name: str) -> list[dict[str, str]]:
    """The rows of a file of pairs that were judged by hand."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_deserved(
    cursor: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[str, str]], verdicts: Sequence[str]
) -> None:
    """At least 95 of 100 pairs of figures that bear a name deserve it. A verdict may leave a choice, with "or"."""
    said = f"comparable({', '.join(TYPES)})"
    cursor.execute(f"create temp table judged as select figure_id, {said} as said from figures")  # noqa: S608
    found = cursor.execute(
        "select this_id, other_id, disagreement_between(other.said, this.said),"
        " disagreement_between(this.said, other.said)"
        " from (select unnest($1) as this_id, unnest($2) as other_id)"
        " join judged as this on this.figure_id = this_id join judged as other on other.figure_id = other_id",
        list(zip(*pairs, strict=True)),
    ).fetchall()
    kinds = {(this, other): (kind, kind_from_other_side) for this, other, kind, kind_from_other_side in found}
    called: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for pair, verdict in zip(pairs, verdicts, strict=True):
        kind, kind_from_other_side = kinds.get(pair, ("", ""))
        assert kind == kind_from_other_side, pair
        called[kind] += 1
        wrong[kind] += kind not in verdict.split(" or ")
    assert len(pairs) >= 150
    assert {kind: f"{wrong[kind]} of {count}" for kind, count in called.items() if wrong[kind] * 20 > count} == {}


def _compare(macros: duckdb.DuckDBPyConnection, said: dict[str, Any], compared: dict[str, Any]) -> tuple[str, str]:
    values: dict[str, Any] = {}
    for side, row in (("said", said), ("compared", compared)):
        values |= {f"{side}_{name}": value for name, value in _statement(row).items()}
    packed = ", ".join(
        f"comparable({', '.join(f'${side}_{name}::{kind}' for name, kind in TYPES.items())}) as {side}"
        for side in ("said", "compared")
    )
    found = macros.execute(
        "select kind, reason_in_words(kind, days_between(said, compared), said, compared)"  # noqa: S608
        f" from (select *, disagreement_between(said, compared) as kind from (select {packed}))",
        values,
    ).fetchone()
    assert found is not None
    return found[0], found[1]


def _statement(row: dict[str, Any]) -> dict[str, Any]:
    first = last = None if row["days"] is None else DAY + timedelta(row["days"])
    said = (first or DAY) + timedelta(row.get("said", 0))
    if as_of := row.get("as_of"):
        year, month = int(as_of[:4]), int(as_of[5:] or 0)
        first, last = date(year, month or 1, 1), date(year, month or 12, 28)
        said = max(said, first)
    bounds = dict.fromkeys(("low", "high", "at_least", "at_most"), row["number"])
    days = {"as_of_first": first, "as_of_last": last, "known_on": said, "stated_first": said, "stated_last": said}
    values = bounds | {"as_of": first and first.isoformat()} | row | days
    return {name: values.get(name) for name in TYPES}
