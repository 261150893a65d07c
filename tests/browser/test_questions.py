"""Questions in a browser: found, asked with other values, taken to the workbench; clean for everyone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.conftest import Reader

# Streamlit's own date field: month and day, once filled in, are 18 pixels wide, and 24 are wanted.
WITHOUT_DATE_FIELDS = {"exclude": [["[data-testid=stDateInput]"]]}


@pytest.mark.parametrize(
    "path", ["/questions", "/questions?question=by_speaker&p_measure=killed&p_stance=official_claim"]
)
def test_page_is_clean(reader: Callable[..., Reader], path: str) -> None:
    somebody = reader()
    page = somebody.open(path)
    if "=" in path:
        page.get_by_text("As a chart").click()
        somebody.settle()

    for _ in somebody.wide_and_narrow():
        assert page.get_by_test_id("stException").count() == 0
        assert somebody.list_what_is_too_wide() == []
        assert violations(page, WITHOUT_DATE_FIELDS) == ""
        assert somebody.problems == []


def test_question_is_found_asked_anew_and_shared(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/questions")
    page.get_by_label("Search").fill("known by then")
    expect(page).to_have_url(re.compile("q=known"))
    somebody.settle()
    page.get_by_role("link", name="What could a reader have known").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("on a given day?")
    somebody.settle()
    before = page.get_by_text(re.compile(r"^\d+ rows?:")).inner_text()

    page.get_by_role("combobox", name="What is counted").click()
    page.get_by_role("option", name="Casualties: killed and wounded").click()
    expect(page).to_have_url(re.compile("p_measure=casualties"))
    expect(page.get_by_text(before)).to_be_hidden()
    somebody.settle()
    shown = page.get_by_text(re.compile(r"^\d+ rows?:")).inner_text()

    friend = reader(width=390, height=844)
    there = friend.open(page.url.removeprefix(friend.address))
    expect(there.get_by_text(shown)).to_be_visible()
    there.get_by_role("button", name="All questions").click()
    expect(there.get_by_role("table", name="Questions")).to_be_visible()


def test_copy_of_a_question_opens_in_the_workbench_with_its_values(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/questions?question=known_on_a_day&p_known_on=2022-03-10")
    page.get_by_role("link", name="Edit a copy").click()
    expect(page).to_have_url(re.compile(r"/sql\?.*p_known_on=2022-03-10"))


def test_chart_and_number_of_another_page_open_in_sql(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/over-time")
    page.get_by_test_id("stMain").get_by_role("button", name="Share").nth(1).click()  # the first is of the page
    somebody.settle()
    page.get_by_role("link", name="Open in SQL").first.click()
    expect(page).to_have_url(re.compile(r"/sql\?.*p_dossier=russian-armed-forces"))

    page = somebody.open("/")
    page.get_by_role("button", name="Show the sum").last.click()
    somebody.settle()
    page.get_by_role("link", name="Open in SQL").last.click()
    expect(page).to_have_url(re.compile(r"/sql\?.*p_dossier=russian-armed-forces"))


def test_table_is_searched_and_a_column_put_into_the_query_without_a_mouse(reader: Callable[..., Reader]) -> None:
    somebody = reader(width=390, height=844)
    page = somebody.open("/sql")
    box = page.get_by_label("Search tables and columns")
    if not box.is_visible():
        page.get_by_text("Tables and columns").click()
        somebody.settle()
    box.fill("qwertz")
    expect(page.get_by_text("No table and no column has these words.")).to_be_visible()
    box.fill("iso 3166 country of the speaker")
    column = page.get_by_role("button", name="speaker_country", exact=True).first
    expect(page.get_by_role("listitem").filter(has=column).first).to_contain_text("e.g. RUS · UKR · USA")
    somebody.settle()
    assert page.get_by_role("button", name="figure_id", exact=True).count() == 0
    column.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="SQL query")).to_contain_text("speaker_country")
