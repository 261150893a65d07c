"""A dossier on a civil topic that has only what it must have: every page opens, and none speaks of another topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from dashboard.contents.registry import PAGES
from dashboard.engine.questions import ask
from dashboard.engine.questions.catalogue import all_questions
from dashboard.errors import QuestionError
from dashboard.settings import Settings
from dashboard.sharing.cards.all_cards import list_cards
from dashboard.sharing.cards.build import build_card
from dashboard.sharing.cards.card import Card
from tests.app_pages.visit import open_all_pages_on, visit, visit_unfolded, words
from tests.civil_dossier import SLUG, write_civil

OTHER_TOPIC = re.compile(
    r"\b(decrees?|posts|servicem[ae]n|army|armed|war|dead|killed|russian?|ukrain\w*)\b|2022-02-24", re.IGNORECASE
)
NONSENSE = re.compile(r"\bNone\b|\b0 of 0\b|(of|said) undated|\*\*(\w+)\*\*\. \2$", re.MULTILINE)
# Tables and columns that may be empty in every row.
OPTIONAL = (
    *(("figures", column) for column in ("as_of", "stated_on", "low", "high", "note")),
    *(("publications", "published_on"), ("speakers", "role")),
)


def open_civil(folder: Path, monkeypatch: pytest.MonkeyPatch, empty: Collection[tuple[str, str]] = ()) -> Settings:
    """The whole dashboard over the dossier."""
    given = write_civil(folder, empty)
    open_all_pages_on(given, monkeypatch)
    return given


def build_cards() -> Iterator[tuple[str, Card]]:
    """Every card that is not empty, with its page."""
    for page, view in list_cards(SLUG):
        with suppress(QuestionError):  # nothing to show
            yield page.name, build_card(page, view)


def test_no_page_and_no_card_speaks_of_another_topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_civil(tmp_path, monkeypatch)
    said = {}
    for page in PAGES:
        address = {"figure_id": "books-2023"} if page == "figure" else {"chart": "speakers"} if page == "chart" else {}
        opened = visit_unfolded if page == "about" else visit
        visitor = opened(page.replace("-", "_"), **address)
        widgets = (*visitor.selectbox, *visitor.multiselect, *visitor.button, *visitor.text_input)
        shown = [words(visitor), *(f"{one.label} {getattr(one, 'help', '')}" for one in widgets)]
        said[page] = [*OTHER_TOPIC.findall(text := " ".join(shown)), *NONSENSE.findall(text)]
    for name, card in build_cards():
        said[f"card {name}"] = OTHER_TOPIC.findall(repr(card))
    assert {page: found for page, found in said.items() if found} == {}


def test_no_answer_and_no_file_of_it_speaks_of_another_topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, found = open_civil(tmp_path, monkeypatch), {}
    for question in all_questions(given):
        with suppress(QuestionError):  # it asks for more than a dossier
            answer = ask.ask_by_name(question.name, **({"dossier": SLUG} if "dossier" in question.params else {}))
            found[question.name] = OTHER_TOPIC.findall(str(answer.to_pylist()))
    assert len(found) > 40
    assert {name: words for name, words in found.items() if words} == {}


def test_optional_columns_may_be_empty_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_civil(tmp_path, monkeypatch, OPTIONAL)
    pages = [visit(page) for page in ("overview", "by_source", "over_time")]
    pages.append(visit("figure", figure_id="visits-2022-ann-reader"))
    assert [NONSENSE.findall(words(page)) for page in pages] == [[]] * 4
    assert {"by-source", "figure", "over-time"} <= {name for name, _ in build_cards()}
