"""Files of pages and charts are named with the words of their dossier, and old names still lead to them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from dashboard.contents import dossiers
from dashboard.contents.registry import CHARTS, PAGES, find_chart, find_page

NAMED = (PAGES["side-by-side"], CHARTS["side-by-side"], CHARTS["decisions"], CHARTS["compared"])


def name_all(dossier: str) -> Iterator[str]:
    return (dossiers.name_files(entry, dossier) for entry in NAMED)


def test_each_dossier_names_its_files_with_its_own_words() -> None:
    assert list(name_all("russian-armed-forces")) == ["losses", "losses", "decrees", "people"]
    assert list(name_all("hs2-cost")) == ["side-by-side", "side-by-side", "budgets", "compared"]


@pytest.mark.parametrize(
    ("plural", "named"),
    [
        ("quarterly releases", "quarterly-releases"),
        ("указы", "decisions"),
        ("statements", "decisions"),
        ("5s", "decisions"),
    ],
)
def test_word_that_no_file_can_have_gives_way(plural: str, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    about = {**dossiers.read_dossier("hs2-cost"), "steps": json.dumps({"word": "one", "plural": plural})}
    monkeypatch.setattr(dossiers, "read_dossier", lambda _: about)
    assert dossiers.name_files(CHARTS["decisions"], "hs2-cost") == named


def test_former_names_lead_to_pages_and_charts_and_to_no_other() -> None:
    assert find_page("losses") is PAGES["side-by-side"]
    assert [find_chart(name) for name in ("losses", "decrees", "people", "none")] == [
        CHARTS["side-by-side"], CHARTS["decisions"], CHARTS["compared"], None
    ]  # fmt: skip
    former = {name for page in PAGES.values() for name in page.was} | {
        n for chart in CHARTS.values() for n in chart.was
    }
    assert not former & {*PAGES, *CHARTS}


def test_page_keeps_the_address_that_its_dossier_has_always_had() -> None:
    page = PAGES["side-by-side"]
    assert dossiers.name_address(page, "russian-armed-forces") == "losses"
    assert dossiers.name_address(page, "hs2-cost") == "side-by-side"
    assert dossiers.name_address(PAGES["overview"], "hs2-cost") == ""
