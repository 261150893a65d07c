"""The Overview answers "how big, who says so, does it add up?" with numbers that show their work."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_first_screen_has_the_finding_its_ledger_a_picture_and_a_search(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/?known_on=2024-01-15")  # the day with the longest texts

    expect(page.get_by_role("heading", level=1)).to_contain_text("137,000 more posts")
    for cell in ("1,013,628", "1,150,628", "2,039,758"):
        expect(page.get_by_role("cell", name=cell, exact=True)).to_be_visible()
    expect(page.get_by_text("adds up across and down, exactly")).to_be_visible()
    somebody.settle()
    picture = page.get_by_test_id("stPlotlyChart").first.bounding_box()
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    assert picture
    assert picture["y"] + picture["height"] < 900
    assert height <= 1300

    page.locator(".st-key-step_ranges .js-plotly-plot .points path").last.hover(force=True)
    card = page.locator(".hoverlayer .hovertext").first  # of a mark: speaker, wording, dates and publication
    expect(card).to_be_visible()
    expect(card).to_contain_text("true")
    expect(card).to_contain_text("said")

    box = page.get_by_role("searchbox", name="Find or check a number")
    box.fill("9,000 killed")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/figures\?.*q=9%2C000\+killed"))


def test_work_gives_formula_speaker_date_publication_and_sql_and_leads_to_its_figures(
    reader: Callable[..., Reader],
) -> None:
    somebody = reader()
    page = somebody.open("/")
    button = page.get_by_role("button", name="Show the sum").first
    button.focus()
    page.keyboard.press("Enter")
    somebody.settle()
    expect(page.locator("[role=dialog]:focus, [role=dialog] :focus")).to_have_count(1)
    work = page.get_by_role("dialog")
    expect(work).to_contain_text("1,150,628 − 1,013,628 = 137,000")
    expect(work).to_contain_text("“1,150,628 servicemen”: Vladimir Putin (official decree), said 25 Aug 2022")
    expect(work.get_by_role("link", name="The Independent, 25 Aug 2022").first).to_have_attribute(
        "href", "https://www.independent.co.uk/news/world/europe/putin-russia-ukraine-war-troops-b2152545.html"
    )
    expect(work).to_contain_text("select")

    page.keyboard.press("Escape")
    somebody.settle()
    expect(work).to_have_count(0)
    expect(button).to_be_focused()  # as it was before
    expect(page).not_to_have_url(re.compile("open="))

    button.click()
    with somebody.context.expect_page() as opened:
        work.get_by_role("link", name="1,150,628").first.click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("“1,150,628 servicemen”")
