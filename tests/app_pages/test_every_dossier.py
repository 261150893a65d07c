"""Every page opens on the second dossier, in the words of its own topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.contents.registry import PAGES
from dashboard.settings import REPOSITORY, settings
from dashboard.ui import markdown
from tests.app_pages.visit import open_all_pages_on, visit, words
from tests.command_line import run

DOSSIER = "hs2-cost"
OF_ANOTHER_TOPIC = re.compile(
    r"\b(decrees?|servicemen|army|armed|war|dead|killed|Russian?|Ukrain\w+)\b|2022-02-24|24 Feb", re.IGNORECASE
)
ADDRESSES = {
    "figure": {"figure_id": "mcloughlin-2013-contingency-12-7bn"},
    "over_time": {"measure": "budget", "open": "mark.mcloughlin-2013-contingency-12-7bn"},
    "by_source": {"subject": "PHASE1"},
    "chart": {"chart": "over-time"},
}
# Parts of elements that Streamlit reads as Markdown.
AS_MARKDOWN = {"body", "label", "help", "delta", "content"}
NAMES = sorted(name for name, page in PAGES.items() if page.needs != "side_by_side")


def list_markdown(message: Any) -> Iterator[str]:
    """Every text of an element that Streamlit reads as Markdown."""
    for field, value in message.ListFields():
        for part in value if field.is_repeated else [value]:
            if hasattr(part, "ListFields"):
                yield from list_markdown(part)
            elif isinstance(part, str) and field.name in AS_MARKDOWN:
                yield part


def list_signs(visitor: AppTest) -> list[str]:
    """Texts with a sign of money that could begin a formula."""
    protos = (getattr(element, "proto", None) for element in visitor._tree)
    texts = (text for proto in protos if hasattr(proto, "ListFields") for text in list_markdown(proto))
    return [text for text in texts if re.search(r"(?<!\\)£", text)]


@pytest.fixture(autouse=True)
def _pounds_begin_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pounds stand for dollars here: each "£" of the data must be escaped, as "$" must."""
    monkeypatch.setattr(markdown, "_MARKDOWN", re.compile(markdown._MARKDOWN.pattern.replace("$", "$£")))


@pytest.mark.parametrize("name", NAMES)
def test_page_speaks_of_its_own_topic_only_and_shows_money_as_it_is(name: str) -> None:
    visitor = visit(name, dossier=DOSSIER, **ADDRESSES.get(name, {}))
    shown = words(visitor)
    assert shown
    assert not OF_ANOTHER_TOPIC.findall(shown)
    assert list_signs(visitor) == []


@pytest.mark.parametrize("name", ["over_time", "by_source"])
def test_page_draws_decimal_numbers(name: str) -> None:
    assert visit(name, dossier=DOSSIER, measure="benefit_cost_ratio").get("plotly_chart")


def test_every_page_opens_on_a_dossier_that_was_just_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dossiers").mkdir()
    (tmp_path / "schema").symlink_to(REPOSITORY / "data" / "schema")
    made = run("new", "bare", "--title", "Bare", "--question", "How many?", data_folder=tmp_path)
    assert made.returncode == 0, made.stderr
    open_all_pages_on(replace(settings, data_folder=tmp_path), monkeypatch)
    for name in NAMES:
        assert words(visit(name, dossier="bare"))
    for name in ("overview", "over_time"):  # say what to do next
        page = visit(name, dossier="bare")
        assert "no statements yet" in words(page) + "".join(each.value for each in page.info), name
        assert not page.header, name
