"""Cards as files: opened from disk with the network off, they are whole, accessible, and as wide as the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.sharing.cards import request as asking
from dashboard.sharing.cards.build import build_card
from dashboard.sharing.cards.publisher import Folder
from tests.browser.accessibility import violations
from tests.browser.conftest import SCREENS

DOSSIER = "russian-armed-forces"
ASKED = (
    "overview",
    "over-time?measure=killed",
    "by-source?measure=killed",
    "losses",
    "figure?figure_id=mod-5937-kyivpost",
)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one card of each sort, and the list of them."""
    folder = Folder(tmp_path_factory.mktemp("cards"))
    for asked in ASKED:
        folder.add(build_card(*asking.parse_page(asked)))
    folder.add(build_card(*asking.parse_chart("steps")))
    folder.finish()
    return folder.place


@pytest.fixture
def offline(width: int, dark: bool, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser without a network, and what went wrong in it."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light")
    context.set_offline(True)
    page, problems = context.new_page(), list[str]()
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else problems.append(asked.url))
    page.on("requestfailed", lambda asked: problems.append(asked.url))
    yield page, problems
    context.close()


@pytest.mark.parametrize(("width", "dark"), SCREENS)
def test_cards_from_disk_are_whole_accessible_and_fit(cards: Path, offline: tuple[Page, list[str]]) -> None:
    page, problems = offline
    files = [cards / "index.html", *sorted((cards / DOSSIER).glob("*.html"))]
    for file in files:
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file.name
        assert violations(page) == "", file.name
    assert len(files) == 7
    assert problems == []


@pytest.mark.parametrize(("width", "dark"), SCREENS)
def test_a_chart_is_drawn_in_the_colours_of_the_reader(cards: Path, offline: tuple[Page, list[str]]) -> None:
    page, _ = offline
    page.goto((cards / DOSSIER / "chart-steps.html").as_uri())
    body = page.evaluate("getComputedStyle(document.body).backgroundColor")
    picture = page.locator("svg:visible")

    expect(picture).to_have_count(1)
    assert picture.locator("rect").first.evaluate("rect => getComputedStyle(rect).fill") == body
    assert page.get_by_role("img", name="Step chart of authorised posts").count() == 1


def test_a_reader_with_a_keyboard_gets_from_the_list_to_a_source(browser: Browser, cards: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto((cards / "index.html").as_uri())
    page.get_by_role("link", name="137,000 more posts").press("Enter")
    page.get_by_text("Show the sum").first.press("Enter")

    term = page.get_by_role("listitem").filter(has_text="1,150,628").first
    expect(term).to_contain_text("Vladimir Putin (official decree), said 25 Aug 2022")
    expect(term.get_by_role("link").last).to_have_attribute("href", re.compile("^https://"))
    context.close()
