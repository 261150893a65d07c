"""What readers set in their browser holds on the pages: the size of text, forced colours, and paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

LARGE = {"fontSizes": {"standard": 24, "fixed": 20}}  # pixels; mostly 16 and 13
_LIST_CUT = "links => links.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"

_PICTURES_FIT = """() => [...document.querySelectorAll("svg")].filter((one) => one.checkVisibility())
  .every((one) => one.getBoundingClientRect().right <= innerWidth)"""


@pytest.mark.parametrize("width", [1440, 390])
def test_text_size_forced_colours_and_paper_are_obeyed(reader: Callable[..., Reader], width: int) -> None:
    one = reader(width)
    one.context.new_cdp_session(one.page).send("Page.setFontSizes", LARGE)
    page = one.open("/over-time?measure=killed")
    here, day = page.get_by_role("link", name="Strength", exact=True), page.get_by_role("radio", name="Today")

    expect(here).to_have_css("font-size", "24px")
    assert one.list_what_is_too_wide() == []
    assert page.get_by_test_id("stPageLink-NavLink").evaluate_all(_LIST_CUT) == []

    page.emulate_media(forced_colors="active")
    for chosen in (here, day):
        expect(chosen).to_have_css("outline-style", "solid")
    expect(page.get_by_role("link", name="Losses", exact=True)).not_to_have_css("outline-style", "solid")

    page.emulate_media(forced_colors="none", media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Strength: Russia, Killed, as known on"))
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("svg:visible")).not_to_have_count(0)
    page.wait_for_function(_PICTURES_FIT)

    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(day).to_be_visible()
    assert one.problems == []
