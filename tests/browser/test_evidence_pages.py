"""Checks, Sources and About in a browser: clean for everyone, and each row leads to what is behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.conftest import Reader

PAGES = ("/checks", "/sources", "/changes", "/about")


@pytest.mark.parametrize("path", PAGES)
def test_page_is_clean(reader: Callable[..., Reader], path: str) -> None:
    somebody = reader()
    page = somebody.open(path)
    folds = page.get_by_test_id("stExpander").locator("details")
    folds.locator("summary").evaluate_all("all => all.forEach(one => one.click())")  # in one run of the script
    somebody.settle()
    assert all(folds.evaluate_all("all => all.map(({ open }) => open)"))

    for _ in somebody.wide_and_narrow():
        assert page.get_by_test_id("stException").count() == 0
        assert somebody.list_what_is_too_wide() == []
        assert violations(page) == ""
        assert somebody.problems == []


def test_rule_leads_to_its_rows_and_a_row_to_its_figure(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/checks")
    page.get_by_role("table", name="Rules and their state").get_by_role(
        "link", name="A relay that tells the same number"
    ).click()
    somebody.settle()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("the origin is nearer to what was said")
    expect(page).to_have_url(re.compile(r"open=rule\.hedges_changed"))
    expect(drawer).to_contain_text("from figure_rows as relay")
    drawer.get_by_role("link", name="Some 498 have died").click()

    expect(page).to_have_url(re.compile(r"/figure\?.*figure_id=mod-498-independent"))


def test_sum_shows_its_work_and_its_address_does_too(reader: Callable[..., Reader]) -> None:
    somebody = reader(width=390, height=844)
    page = somebody.open("/checks")
    page.get_by_role("radio", name=re.compile("^exact")).click()
    somebody.settle()
    row = page.get_by_role("table", name="Sums of stated figures").get_by_role("link").first
    address = row.get_attribute("href")
    row.click()
    expect(page.get_by_role("dialog")).to_contain_text("Should equal")

    somebody.open(f"/{address}")
    expect(page.get_by_text("Should equal").first).to_be_visible()


def test_search_is_in_the_address_sorting_is_for_all_rows_and_a_speaker_leads_to_figures(
    reader: Callable[..., Reader],
) -> None:
    somebody = reader()
    page = somebody.open("/sources")
    page.get_by_label("Search").fill("officials")
    expect(page).to_have_url(re.compile("q=officials"))
    somebody.settle()
    page.get_by_role("button", name="Speaker", exact=True).click()
    somebody.settle()
    table = page.get_by_role("table", name="Speakers")
    expect(table.get_by_role("columnheader", name="Speaker", exact=True)).to_have_attribute("aria-sort", "ascending")
    names = table.get_by_role("rowheader").all_inner_texts()
    assert len(names) > 2
    assert names == sorted(names, key=str.lower)

    page.get_by_label("Search").fill("Zaluzhnyi")
    expect(page).to_have_url(re.compile("q=Zaluzhnyi"))
    somebody.settle()
    table.get_by_role("link", name="Valerii Zaluzhnyi").click()
    expect(page).to_have_url(re.compile(r"/figures\?.*speaker_id=valerii-zaluzhnyi"))


def test_about_jumps_and_gives_texts_to_copy(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/about")
    page.get_by_role("link", name="How to cite", exact=True).click()
    expect(page.get_by_role("heading", name="How to cite")).to_be_in_viewport()
    page.get_by_role("button", name="Copy: BibTeX").click()

    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    expect(page.get_by_text("@misc{muster-russian-armed-forces-")).to_be_visible()


def test_pair_leads_to_the_figure(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/sources?q=Zelensky")
    page.get_by_text("behind the counts of agreement").click()
    somebody.settle()
    page.get_by_role("table", name="Statements beside").get_by_role("link").first.click()

    expect(page).to_have_url(re.compile(r"/figure\?.*figure_id="))


def test_tab_and_fold_travel_in_the_link_and_go_with_back(reader: Callable[..., Reader]) -> None:
    sender, receiver = reader(), reader(width=390, height=844)
    page = sender.open("/sources")
    page.get_by_role("tab", name="Publications").click()
    page.wait_for_url("**tab=publications*")
    sender.settle()
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url("**open=publications*")

    there = receiver.open(page.url.removeprefix(sender.address))
    expect(there.get_by_role("tab", name="Publications")).to_have_attribute("aria-selected", "true")
    expect(there.get_by_role("table", name="Publications").get_by_role("rowheader")).to_have_count(212)

    sender.settle()
    page.go_back()
    sender.settle()
    page.go_back()
    expect(page.get_by_role("tab", name="Speakers")).to_have_attribute("aria-selected", "true")
    assert sender.problems == receiver.problems == []
