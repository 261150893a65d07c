"""The way of a fact-checker from a number to a fact pack, of a phone reader, and of data that means harm."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.tiny_dossier import SLUG


def downloaded(page: Page, label: str) -> tuple[str, bytes]:
    """File name and content of what a button gives."""
    with page.expect_download() as given:
        page.get_by_role("button", name=label, exact=True).click()
    return given.value.suggested_filename, Path(given.value.path()).read_bytes()


def test_fact_checker_goes_from_a_number_to_its_contradiction_a_citation_and_a_fact_pack(
    reader: Callable[..., Reader], tmp_path: Path
) -> None:
    somebody = reader()
    somebody.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = somebody.open("/figures")
    expect(page.get_by_text("406 of 406 printed numbers")).to_be_visible()
    page.get_by_role("searchbox", name="Search").press_sequentially("9,000 killed", delay=20)
    expect(page.get_by_text(re.compile(r"^3 of 406 printed numbers"))).to_be_visible()
    somebody.settle()
    expect(page).to_have_url(re.compile(r"q=9%2C000\+killed"))

    page.get_by_role("link", name="almost 9,000 service personnel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Killed, Ukraine: “almost 9,000 service personnel”")
    contradicting = page.get_by_role("table", name="1 statement contradicts it")
    expect(contradicting).to_contain_text("over 14,000 killed")
    expect(contradicting).to_contain_text("(at least 14,000) − (8,100–9,000) = at least +5,000")

    page.get_by_role("button", name="Cite", exact=True).click()
    sentence = somebody.copy("Sentence")
    assert "said on 22 August 2022 that almost 9,000 service members of Ukraine had been killed" in sentence
    page.keyboard.press("Escape")

    name, content = downloaded(page, "Save this page (.zip)")
    assert name.startswith("muster-statement-")
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    assert "ind-2022-ukr-killed-9000" in (tmp_path / "citations.bib").read_text(encoding="utf-8")

    page.go_back()
    expect(page.get_by_text(re.compile(r"^3 of 406 printed numbers"))).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("9,000 killed")
    assert somebody.problems == []


def test_what_is_in_view_is_what_is_taken_along(reader: Callable[..., Reader]) -> None:
    page = reader().open("/by-source?measure=killed&known_on=2022-08-25")
    page.get_by_role("button", name="Save", exact=True).click()
    name, content = downloaded(page, "CSV, raw")

    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert name == "muster-speakers.raw.csv"
    expect(page.get_by_role("dialog")).to_contain_text(f"All {len(rows)} rows")
    assert {row["export_filter"] for row in rows} == {"Russia, Killed, as known on 25 Aug 2022"}


def test_phone_reader_finds_a_figure_and_what_became_of_it(reader: Callable[..., Reader]) -> None:
    somebody = reader(width=390, height=844, is_phone=True, touch=True)
    page = somebody.open("/losses")
    page.get_by_text("Menu", exact=True).tap()
    expect(page.get_by_role("link", name="Sources", exact=True)).to_be_visible()
    page.get_by_role("link", name="Statements", exact=True).tap()
    expect(page.get_by_role("heading", level=1, name="Statements")).to_be_visible()
    somebody.settle()
    expect(page.get_by_role("link", name="Sources", exact=True)).to_be_hidden()  # the menu has closed
    somebody.open("/figures?q=1,013,628")
    page.get_by_role("link", name="1,013,628", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1,013,628")
    somebody.settle()

    assert somebody.list_what_is_too_wide() == []
    expect(page.get_by_role("heading", name="Before and after")).to_be_attached()
    assert somebody.problems == []


@pytest.mark.parametrize("path", ["/losses?subject=UKR", "/sources", "/by-source?measure=killed", "/checks"])
def test_hostile_text_is_shown_as_text_on_every_page(hostile: Reader, path: str) -> None:
    page = hostile.open(f"{path}{'&' if '?' in path else '?'}dossier={SLUG}")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("main img[src=x], main a[href^=http][href*=evil], main a[href^=javascript]").count() == 0
    for _ in hostile.wide_and_narrow():
        assert hostile.list_what_is_too_wide() == []
    assert hostile.problems == []
