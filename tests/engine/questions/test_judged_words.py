"""Pairs of words as anyone could print them, judged before Muster saw them: each kind deserves its name.

A side is its number or its bounds, its words, its day, and what else differs: "..9000 “almost 9,000” 2022-08-22 sp=x".
Without `sp`, the two have two speakers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.engine.warehouse.store import Warehouse
from tests.contents.check_text.test_comparison import count_compared_alike
from tests.engine.questions.test_disagreement import assert_deserved, read_judged
from tests.tiny_dossier import SLUG, STANCES, TinyDossier

STANCE_OF_KIND = {kind: name for name, (_, kind) in STANCES.items()}
COUNTED: dict[str, dict[str, Any]] = {
    **{kind: {"kind": kind} for kind in ("stock", "flow", "plan", "change", "rule")},
    "running": {"kind": "flow"},
    "pct": {"kind": "stock", "number": "percent"},
    "money": {"kind": "stock", "number": "money", "unit": "GBP"},
    "jobs": {"kind": "stock"},
}
PERIODS = {"running": "running", "year_to_date": "year_to_date", "month": None, "year": None}


@pytest.fixture(scope="module")
def judged() -> list[dict[str, str]]:
    return read_judged("judged_words.csv")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, judged: list[dict[str, str]]) -> Warehouse:
    tiny = TinyDossier(tmp_path_factory.mktemp("judged"))
    _fill(tiny, judged)
    return tiny.store().open()


def test_names_are_deserved_whatever_the_words(opened: Warehouse, judged: list[dict[str, str]]) -> None:
    pairs = [(f"{place}-one", f"{place}-other") for place, _ in enumerate(judged)]
    assert_deserved(opened.cursor(), pairs, [row["verdict"] for row in judged])


def test_texts_are_compared_by_the_same_rules_whatever_the_words(opened: Warehouse) -> None:
    assert count_compared_alike(opened, SLUG) > 2_000


def _fill(tiny: TinyDossier, judged: list[dict[str, str]]) -> None:
    for table in ("derivations", "terms", "events", "measures", "figures"):
        tiny.rows[table].clear()
    told = {"counts": "people", "unit": "people", "family": "all", "definition": "Said.", "clause": "{number}"}
    tiny.rows["measures"] = [told | {"measure": name, "label": name} | kind for name, kind in COUNTED.items()]
    tiny.rows["speakers"] = [{"speaker_id": name, "name": name, "kind": "state_body"} for name in ("a", "b", "x")]
    tiny.rows["publications"] = [
        tiny.rows["publications"][0] | {"publication_id": "late", "published_on": "2026-06-01"}
    ]
    tiny.rows["figures"] = [figure for place, row in enumerate(judged) for figure in _sides(place, row)]
    muster = tiny.package["muster"]
    for key in ("article", "measure", "subject"):
        del muster[key]
    muster["periods"] = [
        {"name": name, "label": name} | ({"stretch": stretch} if stretch else {}) for name, stretch in PERIODS.items()
    ]
    tiny.write()


def _sides(place: int, row: dict[str, str]) -> Iterator[dict[str, Any]]:
    for side, speaker in (("one", "a"), ("other", "b")):
        number, _, rest = row[side].partition(" “")
        wording, _, rest = rest.partition("”")
        low, _, high = number.partition("..")
        said = {"as_of": ""} | dict((each if "=" in each else f"as_of={each}").split("=", 1) for each in rest.split())
        period = {"running": "running", "flow": said.get("per", "")}.get(row["counts"], "")
        yield {
            "figure_id": f"{place}-{side}",
            "subject": f"Subject {place}",
            "measure": row["counts"],
            "scope": said.get("scope", "").replace("_", " "),
            "period": {"ytd": "year_to_date"}.get(period, period),
            "low": low,
            "high": high if ".." in number else low,
            "rounded_to": said.get("r", ""),
            "wording": wording,
            "as_of": said["as_of"],
            "effective_from": said["as_of"] if said.get("st") == "decides" else "",
            "stated_on": said.get("said", said["as_of"] or "2022-08-25"),
            "speaker_id": said.get("sp", speaker),
            "stance": STANCE_OF_KIND[said.get("st", "outside")],
            "publication_id": "late",
            "flags": said.get("fl", ""),
        }
