"""Each shipped dossier is a valid data package, and its rows agree with one another."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from tests.data.render_codebook import DATA, TABLES, schema

DOSSIERS = sorted(path.parent for path in (DATA / "dossiers").glob("*/datapackage.json"))
LONGEST_WORDING = 120

pytestmark = pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.name)
Row = dict[str, str]


@cache
def rows(dossier: Path, table: str) -> tuple[Row, ...]:
    with (dossier / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def figures(dossier: Path) -> dict[str, Row]:
    return {row["figure_id"]: row for row in rows(dossier, "figures")}


def package(dossier: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((dossier / "datapackage.json").read_text(encoding="utf-8"))
    return loaded


def flags(row: Row) -> list[str]:
    return row["flags"].split()


def test_package_is_valid(dossier: Path) -> None:
    with system.use_context(trusted=True):  # the schemas lie beside the dossiers
        report = Package(str(dossier / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_package_refers_to_the_schemas_of_the_project(dossier: Path) -> None:
    schemas = {resource["name"]: resource["schema"] for resource in package(dossier)["resources"]}
    assert schemas == {table: f"../../schema/{table}.json" for table in TABLES}


@pytest.mark.parametrize("table", TABLES)
def test_file_is_plain_csv_in_the_order_of_the_schema(dossier: Path, table: str) -> None:
    raw = (dossier / f"{table}.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert raw.split(b"\n", 1)[0].decode().split(",") == [field["name"] for field in schema(table)["fields"]]


@pytest.mark.parametrize("table", TABLES)
def test_no_value_has_stray_space(dossier: Path, table: str) -> None:
    stray = [
        (key, value)
        for row in rows(dossier, table)
        for key, value in row.items()
        if value != value.strip() or "  " in value
    ]
    assert not stray


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_unique_and_references_resolve(dossier: Path, table: str) -> None:
    described = schema(table)
    key = described["primaryKey"]
    names = [key] if isinstance(key, str) else key
    keys = Counter(tuple(row[name] for name in names) for row in rows(dossier, table))
    assert not [values for values, count in keys.items() if count > 1]
    for foreign in described.get("foreignKeys", []):
        target, column = foreign["reference"]["resource"] or table, foreign["reference"]["fields"]
        known = {row[column] for row in rows(dossier, target)}
        assert not {row[foreign["fields"]] for row in rows(dossier, table)} - known - {""}


@pytest.mark.parametrize("table", ["speakers", "publications", "measures"])
def test_no_row_is_idle(dossier: Path, table: str) -> None:
    column = schema(table)["primaryKey"]
    used = {row[column] for row in rows(dossier, "figures")}
    if table == "publications":
        used |= {row[column] for row in rows(dossier, "events")}
    assert {row[column] for row in rows(dossier, table)} == used


def test_one_speaker_per_person_or_body(dossier: Path) -> None:
    names = Counter(row["name"].casefold() for row in rows(dossier, "speakers"))
    assert not [name for name, count in names.items() if count > 1]


def test_article_and_measures_of_the_package_exist(dossier: Path) -> None:
    muster = package(dossier)["muster"]
    assert muster.get("article") in {None, *(row["publication_id"] for row in rows(dossier, "publications"))}
    assert muster["measure"] in {row["measure"] for row in rows(dossier, "measures")}
    assert muster["subject"] in {row["subject"] for row in rows(dossier, "figures")}


def test_wording_is_a_phrase_and_never_missing(dossier: Path) -> None:
    assert not [row["figure_id"] for row in rows(dossier, "figures") if not 0 < len(row["wording"]) <= LONGEST_WORDING]


def test_bounds_run_upwards(dossier: Path) -> None:
    wrong = [
        row["figure_id"]
        for row in rows(dossier, "figures")
        if row["low"] and row["high"] and Decimal(row["low"]) > Decimal(row["high"])
    ]
    assert not wrong


def test_flows_have_a_period_and_nothing_else_has(dossier: Path) -> None:
    kinds = {row["measure"]: row["kind"] for row in rows(dossier, "measures")}
    for row in rows(dossier, "figures"):
        is_flow = kinds[row["measure"]] == "flow"
        assert bool(row["period"]) == is_flow, row["figure_id"]


def test_errors_in_print_are_marked_and_show_the_right_figure(dossier: Path) -> None:
    known = figures(dossier)
    for name, row in known.items():
        is_error = bool({"error_in_print", "doctored"} & set(flags(row)))
        assert is_error or not name.endswith("-err"), name
        assert is_error == bool(row["corrected_by"]), name
        if is_error:
            right = known[row["corrected_by"]]
            assert not {"error_in_print", "doctored"} & set(flags(right)), name
            assert row["note"], name


def test_relays_point_to_an_origin_by_the_same_speaker(dossier: Path) -> None:
    known = figures(dossier)
    for name, row in known.items():
        if row["repeats"]:
            origin = known[row["repeats"]]
            assert not origin["repeats"], name
            same = ("speaker_id", "subject", "scope", "period")
            assert [row[key] for key in same] == [origin[key] for key in same], name


def test_relays_under_another_measure_are_flagged(dossier: Path) -> None:
    known = figures(dossier)
    for name, row in known.items():
        if row["repeats"] and row["measure"] != known[row["repeats"]]["measure"]:
            assert "label_disputed" in flags(row), name


def test_force_before_signing_is_flagged(dossier: Path) -> None:
    for row in rows(dossier, "figures"):
        precision = min(len(row["effective_from"]), len(row["stated_on"]))
        if row["effective_from"][:precision] < row["stated_on"][:precision]:
            assert "retroactive" in flags(row), row["figure_id"]


def test_credits_and_tier_agree(dossier: Path) -> None:
    for row in rows(dossier, "publications"):
        assert row["tier"] != "relay" or row["credits"], row["publication_id"]
        assert row["tier"] not in ("news", "primary") or not row["credits"], row["publication_id"]


def test_terms_are_written_with_the_added_ones_first(dossier: Path) -> None:
    by_derivation: dict[str, list[Row]] = {row["derivation_id"]: [] for row in rows(dossier, "derivations")}
    for row in rows(dossier, "terms"):
        by_derivation[row["derivation_id"]].append(row)
    for name, terms in by_derivation.items():
        terms.sort(key=lambda row: int(row["position"]))
        assert [int(row["position"]) for row in terms] == list(range(1, len(terms) + 1)), name
        assert terms, name
        signs = [int(row["sign"]) for row in terms]
        assert signs == sorted(signs, reverse=True), name


def test_derivations_expect_none_of_their_own_terms(dossier: Path) -> None:
    expected = {row["derivation_id"]: row["expects_figure_id"] for row in rows(dossier, "derivations")}
    assert not [row for row in rows(dossier, "terms") if row["figure_id"] == expected[row["derivation_id"]]]


def test_headlines_are_numbered_from_one(dossier: Path) -> None:
    places = sorted(int(row["headline"]) for row in rows(dossier, "derivations") if row["headline"])
    assert places == list(range(1, len(places) + 1))
