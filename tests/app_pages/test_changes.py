"""The corrections log as readers see it: on its page, on the page of a figure, and where a figure is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.questions import ask
from dashboard.engine.warehouse import store as warehouse
from tests.app_pages.visit import visit
from tests.tiny_dossier import SLUG, TinyDossier

EVIL = "<script>alert(1)</script> :material/home: **5**"


def lists(visitor: AppTest) -> dict[str, list[dict[str, Any]]]:
    """The rows of every list of the page by its label: the texts of the cells, and where the row leads."""
    found = {}
    for element in visitor.get("bidi_component"):
        data = json.loads(element.proto.json)[0]
        if "columns" in data:
            rows = [{"cells": [cell["text"] for cell in row["cells"]], "href": row["href"]} for row in data["rows"]]
            found[data["label"]] = rows
    return found


def said(visitor: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "info")
    shown = [str(element.value) for kind in kinds for element in getattr(visitor, kind)]
    return "\n".join(shown).replace("\\", "").replace("\u2060", "")


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TinyDossier]:
    """The whole dashboard over a tiny dossier."""
    made = TinyDossier(tmp_path)
    store = made.store()
    monkeypatch.setattr(warehouse, "_store", store)
    monkeypatch.setattr(ask, "settings", made.settings)
    yield made
    store.close()


@pytest.fixture
def corrected(tiny: TinyDossier) -> TinyDossier:
    tiny.release(1)
    tiny.change("figures", "killed-april", low=2500, wording="2,500 to 3,000")
    tiny.remove("figures", "killed-march-err")
    tiny.release(2, f"Read again. {EVIL}", **{"killed-april": "A misread digit."})
    tiny.change("speakers", "staff", name="The General Staff")
    return tiny


def test_columns_are_named_in_words(tiny: TinyDossier) -> None:
    tiny.release(1)
    tiny.change("figures", "killed-april", rounded_to=500, speaker_id="president")

    told = lists(visit("changes"))["Changes of unreleased"]
    of_figure = lists(visit("figure", figure_id="killed-april"))["Corrections"]
    assert {row["cells"][2] for row in told} == {"rounded to", "speaker"}
    assert {row["cells"][2] for row in of_figure} == {"its row: rounded to", "its row: speaker"}


def test_each_release_tells_what_changed_and_why(corrected: TinyDossier) -> None:
    visitor = visit("changes")
    assert [header.value for header in visitor.header] == ["Not yet released", "2 Jan 2026", "1 Jan 2026"]
    told = lists(visitor)
    [unreleased] = told["Changes of unreleased"]
    assert unreleased["cells"] == [
        "speaker The General Staff",
        "changed",
        "name",
        "The Staff",
        "The General Staff",
    ]
    gone, low, wording = told["Changes of 2026-01-02"]
    by_staff = ["The General Staff, 25 Apr 2022", "Daily, Aug 2022", "A misread digit."]
    assert low == {
        "cells": ["“2,500 to 3,000”", "changed", "low", "2000", "2500", *by_staff],
        "href": f"figure?dossier={SLUG}&figure_id=killed-april",
    }
    assert wording["cells"] == ["“2,500 to 3,000”", "changed", "wording", "2,000 to 3,000", "2,500 to 3,000", *by_staff]
    assert gone == {
        "cells": [
            "“9,999”",
            "withdrawn",
            "the whole row",
            "",
            "",
            "The General Staff, Mar 2022",
            "Daily, Aug 2022",
            "",
        ],
        "href": None,
    }
    assert "It holds 8 figures, 2 speakers, 3 publications" in said(visitor)
    assert EVIL in said(visitor)
    assert not any(EVIL in text.value for text in visitor.markdown)


def test_search_finds_changes_and_says_where_there_are_none(corrected: TinyDossier) -> None:
    assert list(lists(visit("changes", q="misread"))) == ["Changes of 2026-01-02"]
    assert "No change matches “nothing”." in said(visit("changes", q="nothing"))


def test_a_long_list_is_shown_as_a_whole_where_the_link_says_so(tiny: TinyDossier) -> None:
    tiny.release(1)
    for figure in ("killed-april", "posts-2018", "posts-2023", "step-2023"):
        tiny.change("figures", figure, note="n", quote="q", scope="s", low=1)
    [short] = lists(visit("changes")).values()
    visitor = visit("changes", open="changes")
    [whole] = lists(visitor).values()

    assert len(short) == 12 < len(whole)
    assert dict(visitor.query_params)["open"] == "changes"


def test_a_dossier_without_a_release_says_so(tiny: TinyDossier) -> None:
    assert "This dossier has no release yet" in said(visit("changes"))


def test_a_figure_tells_its_corrections_and_only_a_corrected_one_does(corrected: TinyDossier) -> None:
    told = lists(visit("figure", dossier=SLUG, figure_id="killed-april"))["Corrections"]
    assert [row["cells"] for row in told] == [
        ["not yet", "changed", "its speaker: name", "The Staff", "The General Staff", ""],
        ["2 Jan 2026", "changed", "its row: wording", "2,000 to 3,000", "2,500 to 3,000", "A misread digit."],
        ["2 Jan 2026", "changed", "its row: low", "2000", "2500", "A misread digit."],
    ]
    assert "Corrections" not in lists(visit("figure", dossier=SLUG, figure_id="posts-2018"))


def test_a_withdrawn_figure_says_when_why_and_what_it_was(corrected: TinyDossier) -> None:
    told = said(visit("figure", dossier=SLUG, figure_id="killed-march-err"))
    assert told.startswith("Withdrawn\n")
    assert "“killed-march-err” was withdrawn on 2 Jan 2026: Read again." in told
    assert (
        "It read “9,999”, said Mar 2022 by The General Staff; read in [Daily, Aug 2022](https://daily.example" in told
    )


def test_the_shipped_dossier_has_a_log() -> None:
    assert "First release" in said(visit("changes"))


def test_a_first_release_says_that_nothing_has_changed_since(tiny: TinyDossier) -> None:
    tiny.release(1)
    assert "Nothing has changed since." in said(visit("changes", dossier=SLUG))
