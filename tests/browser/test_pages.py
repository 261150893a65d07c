"""Every page as a person sees it, wide and narrow, light and dark: steady, no error, no other host, no violation."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import SCREENS, Reader

PAGES = {
    "/": "137,000 more posts",
    "/over-time": "Authorised posts for servicemen rose from",
    "/by-source?measure=killed": "Killed: from 498 up to ",
    "/over-time?measure=killed&stance=official_claim&open=filters": "Killed: 498 to ",
    "/?dossier=hs2-cost": "Estimated cost of Phase One",
    "/side-by-side": "Killed: 498 to ",
    "/wrong-in-print": "Wrong in print",
}

# Pixels at most, by path and width of the window.
HEIGHTS = {
    ("/", 390): 3000,
    ("/", 1440): 1300,
    ("/?dossier=hs2-cost", 390): 3000,
    ("/?dossier=hs2-cost", 1440): 1300,
    ("/side-by-side", 390): 2300,
    ("/side-by-side", 1440): 1700,
    ("/by-source?measure=killed", 1440): 1100,
}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "dark"), SCREENS)
def test_page_opens_clean(reader: Callable[..., Reader], path: str, dark: bool, width: int) -> None:
    somebody = reader(width=width, dark=dark, is_phone=width < 640)
    page = somebody.open(path)

    expect(page.get_by_role("heading", level=1, name=PAGES[path])).to_be_visible()
    assert page.get_by_test_id("stException").count() == 0
    assert page.locator(".first-screen").count() == 0  # the app stands in its place
    if somebody.layout_shift() > 0.1:  # a busy machine may bring a part late; twice is a fault
        somebody.open(path)
    assert somebody.layout_shift() <= 0.1
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    assert height <= HEIGHTS.get((path, width), height)
    assert somebody.list_what_is_too_wide() == []
    assert violations(page) == ""
    assert somebody.problems == []


def test_unknown_page_leads_to_the_overview(reader: Callable[..., Reader]) -> None:
    page = reader().open("/no-such-page")

    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_menu_leads_to_every_page_and_keeps_the_filter(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/over-time?measure=killed")
    begun = page.evaluate("history.length")
    spare = page.locator(".st-key-menu [data-testid=stPageLink] a:visible").evaluate_all(
        """links => links.map(link => {
          const words = document.createRange()
          words.selectNodeContents(link.querySelector("p") ?? link)
          return link.getBoundingClientRect().width - words.getBoundingClientRect().width
        })"""
    )
    assert len(spare) > 5
    assert max(spare) - min(spare) < 8  # each is as wide as its words
    page.get_by_role("link", name="Who says what").click()
    expect(page.get_by_role("heading", level=1, name="up to 325,000")).to_be_visible()
    somebody.settle()

    expect(page).to_have_url(re.compile("measure=killed"))
    for name in ("Evidence ▾", "Ask the data ▾"):
        page.get_by_role("link", name=name).click()
        somebody.settle()
    assert page.evaluate("history.length") == begun + 3  # one entry for each click
    for _ in range(3):
        page.go_back()
        somebody.settle()
    expect(page.get_by_role("heading", level=1, name="350,000")).to_be_visible()
    somebody.settle()
    expect(page).to_have_url(re.compile("measure=killed"))
    for width in (768, 500):  # of a window that is no phone's
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.get_by_role("link", name="About")).to_be_in_viewport(ratio=1)


def test_a_text_is_checked_with_the_keyboard_alone(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/check?dossier=russian-armed-forces")
    expect(page.get_by_role("listitem").filter(has_text="misprint digits swapped, dropped or added")).to_be_visible()
    assert violations(page) == ""
    page.get_by_role("textbox", name="Text").focus()
    page.keyboard.type("On 12 December 2023 the US intelligence report put Russian dead at 315,000.")
    _tab_to(page, page.get_by_role("button", name="Check"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 number: 1 counts something else.")).to_be_visible()
    somebody.settle()
    _tab_to(page, page.get_by_role("link", name="315,000 ◇ 1"))
    page.keyboard.press("Enter")  # from the mark to its place in the list
    _tab_to(page, page.locator("summary").filter(has_text=re.compile("how it is read", re.IGNORECASE)), within=2)
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="What is counted")).to_be_visible()
    for _ in somebody.wide_and_narrow():
        assert violations(page) == ""
    _tab_to(page, page.get_by_role("combobox", name="What is counted"))
    page.keyboard.type("Casualties: killed and wounded")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 number: 1 is confirmed.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"chosen=0\.measure\.casualties"))
    assert somebody.problems == []


def _tab_to(page: Page, target: Locator, within: int = 60) -> None:
    """Presses Tab until the focus is there; fails where the keyboard does not lead there."""
    target.wait_for()
    for _ in range(within):
        page.keyboard.press("Tab")
        if target.evaluate("element => element.contains(document.activeElement)"):
            return
    pytest.fail(f"The keyboard does not lead to {target}.")
