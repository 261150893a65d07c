"""The Overview answers "how big, who says so, does it add up?" with numbers that show their work."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_first_screen_has_the_finding_its_ledger_and_a_picture(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/")

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


def test_a_number_can_be_looked_for_from_the_first_page(reader: Callable[..., Reader]) -> None:
    page = reader().open("/")
    box = page.get_by_role("searchbox", name="Find or check a number")
    box.fill("9,000 killed")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/figures\?.*q=9%2C000\+killed"))


def test_show_the_work_gives_formula_speaker_date_publication_and_sql(reader: Callable[..., Reader]) -> None:
    page = reader().open("/")
    page.get_by_role("button", name="Show the sum").first.click()
    work = page.get_by_role("dialog")

    expect(work).to_contain_text("1,150,628 − 1,013,628 = 137,000")
    expect(work).to_contain_text("“1,150,628 servicemen”: Vladimir Putin (official decree), said 25 Aug 2022")
    expect(work.get_by_role("link", name="The Independent, 25 Aug 2022").first).to_have_attribute(
        "href", "https://www.independent.co.uk/news/world/europe/putin-russia-ukraine-war-troops-b2152545.html"
    )
    expect(work).to_contain_text("select")


def test_what_is_not_known_is_said(reader: Callable[..., Reader]) -> None:
    page = reader().open("/")

    expect(page.get_by_text("No total of “killed” (official claim) since 21 Sep 2022")).to_be_visible()


def test_known_on_shows_the_world_of_that_day(reader: Callable[..., Reader]) -> None:
    page = reader().open("/?known_on=2022-08-25")

    expect(page.get_by_text("What held on 25 Aug 2022")).to_be_visible()
    in_force = page.locator("[class*=st-key-tile_]").filter(has_text="in force").last
    expect(in_force).to_contain_text("1,013,628")


def test_before_the_decree_there_is_no_headline(reader: Callable[..., Reader]) -> None:
    page = reader().open("/?known_on=2022-08-24")

    expect(page.get_by_text("not known yet on 24 Aug 2022")).to_be_visible()


def test_a_link_to_a_sum_shows_its_terms(reader: Callable[..., Reader]) -> None:
    page = reader().open("/?open=arithmetic&derivation_id=posts-less-people-2022")

    expect(page.get_by_text("1,013,628 − 900,000 = 113,628")).to_be_visible()
