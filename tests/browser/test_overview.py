"""The Overview answers "how big, who says so, does it add up?" with numbers that show their work."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_headline_is_the_decree_of_august_2022(reader: Callable[..., Reader]) -> None:
    page = reader().open("/")
    tiles = page.get_by_test_id("stMetric")

    expect(tiles.first).to_contain_text("+137,000")
    for text in ("1,013,628 → 1,150,628, +13.5 %", "1,902,758 → 2,039,758, +7.2 %", "889,130 → 889,130, unchanged"):
        expect(page.get_by_text(text)).to_be_visible()


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

    expect(page.get_by_text("No official total of the dead since 21 Sep 2022")).to_be_visible()


def test_known_on_shows_the_world_of_that_day(reader: Callable[..., Reader]) -> None:
    page = reader().open("/?known_on=2022-08-25")

    expect(page.get_by_text("What held on 25 Aug 2022")).to_be_visible()
    in_force = page.get_by_test_id("stMetric").filter(has_text="in force")
    expect(in_force).to_contain_text("1,013,628")


def test_before_the_decree_there_is_no_headline(reader: Callable[..., Reader]) -> None:
    page = reader().open("/?known_on=2022-08-24")

    expect(page.get_by_text("not known yet on 24 Aug 2022")).to_be_visible()


def test_every_sum_can_be_looked_up_with_its_terms(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/")
    page.get_by_text("sums and differences of stated figures").click()
    box = page.get_by_role("combobox", name="Sum or difference")
    box.click()
    box.fill("Posts less people in early 2022: 113,628")
    page.get_by_role("option").first.click()
    somebody.settle()

    expect(page.get_by_text("1,013,628 − 900,000 = 113,628")).to_be_visible()
