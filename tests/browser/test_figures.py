"""The page of all figures: search as one types, sort, columns, pages, the way to a figure and back, hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.sharing.parameters import COLUMNS
from tests.browser.accessibility import violations
from tests.browser.conftest import Reader
from tests.tiny_dossier import SLUG

ALL_COLUMNS = "&".join(f"columns={name}" for name in COLUMNS)


# What the server says arrives late, as on a slow line: the reader acts before the browser has heard of the last act.
SLOW_LINE = """
  const Line = window.WebSocket
  window.WebSocket = class extends Line {
    constructor(...asked) {
      super(...asked)
      this.addEventListener('message', (told) => {
        if (told.isLate) return
        told.stopImmediatePropagation()
        const late = new MessageEvent('message', { data: told.data })
        late.isLate = true
        setTimeout(() => this.dispatchEvent(late), 700)
      })
    }
  }
"""


def rows(page: Page) -> Locator:
    return page.get_by_role("table").get_by_role("rowheader")


def test_typing_narrows_the_rows_and_a_row_leads_to_its_figure_and_back(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/figures")
    page.get_by_role("searchbox", name="Search").click()
    page.keyboard.type("9,000", delay=60)

    expect(page.get_by_text("3 of 406 printed numbers")).to_be_visible()
    expect(rows(page)).to_have_count(3)
    somebody.settle()
    searched = page.url
    assert "q=9%2C000" in searched
    page.get_by_role("row").filter(has_text="Ukrainian heroes").get_by_text("Valerii Zaluzhnyi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("“Almost 9,000 Ukrainian heroes”")
    somebody.settle()
    expect(page).to_have_url(re.compile("figure_id=ukr-zal-9000-interfax$"))

    page.go_back()
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("9,000")
    expect(rows(page)).to_have_count(3)
    somebody.settle()
    expect(page).to_have_url(searched)
    assert somebody.problems == []


@pytest.mark.parametrize("path", ["/figures", "/sources"])
def test_nothing_typed_is_lost_on_a_slow_line(reader: Callable[..., Reader], path: str) -> None:
    somebody = reader()
    somebody.page.add_init_script(SLOW_LINE)
    page = somebody.open(path)
    box = page.get_by_role("searchbox", name="Search")
    box.click()
    for part in ("general ", "staff of ", "ukraine ", "killed"):
        page.keyboard.type(part, delay=40)
        page.wait_for_timeout(300)  # as long as Streamlit waits before it answers

    searched = page.get_by_text("“general staff of ukraine killed”")
    expect(searched.or_(page.get_by_role("table", name="“general staff of ukraine killed”")).first).to_be_visible()
    page.wait_for_url("**q=general+staff+of+ukraine+killed*")
    somebody.settle()
    expect(box).to_have_value("general staff of ukraine killed")
    page.go_back()
    expect(box).not_to_have_value("general staff of ukraine killed")


def test_figure_opens_in_another_tab_by_its_real_link(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/figures?q=almost+9,000+heroes")
    with somebody.context.expect_page() as opened:
        rows(page).get_by_role("link").click(modifiers=["Control"])

    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("“Almost 9,000 Ukrainian heroes”")
    expect(page).to_have_url(re.compile(r"/figures\?"))


@pytest.mark.parametrize("width", [1440, 390], ids=["desktop", "phone"])
def test_keyboard_sorts_and_the_address_keeps_it(reader: Callable[..., Reader], width: int) -> None:
    somebody = reader(width=width)
    page = somebody.open("/figures?page=2")
    speaker = page.get_by_role("columnheader", name="Speaker")
    speaker.get_by_role("button").focus()
    for key, sort, direction in (("Enter", "speaker", "ascending"), ("Space", "-speaker", "descending")):
        page.keyboard.press(key)  # the button keeps the focus
        expect(speaker).to_have_attribute("aria-sort", direction)
        somebody.settle()
        expect(page).to_have_url(re.compile(f"sort={sort}$"))
    expect(page.get_by_role("row").nth(1)).to_contain_text("Yevgeny Prigozhin")


def test_chosen_columns_are_remembered_in_the_address(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/figures")
    expect(page).not_to_have_url(re.compile("columns"))
    page.get_by_text("Columns", exact=True).click()
    somebody.settle()
    page.get_by_test_id("stButtonGroup").get_by_text("Note", exact=True).click()
    expect(page.get_by_role("columnheader", name="Note")).to_be_visible()
    somebody.settle()

    expect(page).to_have_url(re.compile("columns=note"))
    other = reader()
    expect(other.open(page.url.removeprefix(other.address)).get_by_role("columnheader", name="Note")).to_be_visible()


def test_another_page_starts_at_its_top(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/figures?sort=figure_id")
    first = rows(page).first.inner_text()
    page.get_by_test_id("stPaginationPage").filter(has_text="2").click()
    expect(page.get_by_text("Rows 51 to 100 of 406")).to_be_attached()
    somebody.settle()

    expect(page).to_have_url(re.compile("page=2$"))
    expect(rows(page).first).not_to_have_text(first)
    expect(rows(page).first).to_be_in_viewport()
    listed = page.url
    page.get_by_role("row").nth(3).get_by_role("cell").nth(2).click()
    expect(page).to_have_url(re.compile("/figure\\?"))
    somebody.settle()
    page.go_back()  # to the list as it was left
    expect(page.get_by_text("Rows 51 to 100 of 406")).to_be_attached()
    somebody.settle()
    expect(page).to_have_url(listed)
    page.go_back()
    expect(page.get_by_text("Rows 1 to 50 of 406")).to_be_attached()


@pytest.mark.parametrize("path", ["/figures", f"/figures?{ALL_COLUMNS}&sort=tier", "/figures?q=zzz"])
def test_page_of_figures_opens_clean(reader: Callable[..., Reader], path: str) -> None:
    somebody = reader()
    page = somebody.open(path)

    for _ in somebody.wide_and_narrow():
        assert page.get_by_test_id("stException").count() == 0
        assert somebody.list_what_is_too_wide() == []
        assert violations(page) == ""
        assert somebody.problems == []


def test_hostile_text_is_listed_as_text(hostile: Reader) -> None:
    page = hostile.open(f"/figures?dossier={SLUG}&{ALL_COLUMNS}&q=gnirts")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    row = page.get_by_role("row").filter(has_text="<b>x</b>")
    expect(row).to_contain_text("<img src=x onerror=alert(1)> **bold** [l](javascript:alert(1))")
    expect(row).to_contain_text("<u>Staff</u> :red[x]")
    expect(row).to_contain_text("<i>n</i> **n**")
    assert page.locator("img[src=x], [href^=javascript], [href*='evil.example']").count() == 0
    for _ in hostile.wide_and_narrow():
        assert hostile.list_what_is_too_wide() == []
    assert hostile.problems == []
