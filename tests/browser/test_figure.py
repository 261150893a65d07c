"""The way of a fact-checker from a figure on, and the page of a figure on a phone and with hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.conftest import Reader
from tests.tiny_dossier import SLUG

RELAY = "ind-2022-ukr-killed-9000"


def test_fact_checker_goes_from_relay_to_origin_and_contradiction_and_takes_a_citation(
    reader: Callable[..., Reader],
) -> None:
    somebody = reader()
    somebody.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = somebody.open(f"/figure?figure_id={RELAY}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Killed, Ukraine: “almost 9,000 service personnel”")

    page.get_by_role("link", name="Origin: “Almost 9,000 Ukrainian heroes”").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("“Almost 9,000 Ukrainian heroes”")
    contradicting = page.get_by_role("table", name="1 statement contradicts it")
    expect(contradicting).to_contain_text("A running total cannot have been higher, 150 days earlier")
    contradicting.get_by_role("link", name="over 14,000 killed").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("“over 14,000 killed”")
    somebody.settle()
    expect(page).to_have_url(re.compile("figure_id=mod-ukr-14000k-mar2022$"))
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop === 0")

    page.get_by_role("button", name="Cite", exact=True).click()
    assert "The Russian General Staff said" in somebody.copy("Sentence")
    assert page.url in somebody.copy("Full citation")
    assert somebody.copy("BibTeX").startswith("@misc{mod-ukr-14000k-mar2022,")

    page.keyboard.press("Escape")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("“Almost 9,000 Ukrainian heroes”")
    assert somebody.problems == []


@pytest.mark.parametrize("figure_id", [RELAY, "dec-2024-total-unn", "no-such-figure"])
def test_figure_opens_clean(reader: Callable[..., Reader], figure_id: str) -> None:
    somebody = reader()
    page = somebody.open(f"/figure?figure_id={figure_id}")

    for _ in somebody.wide_and_narrow():
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert somebody.list_what_is_too_wide() == []
        assert somebody.problems == []
        assert violations(page) == ""


def test_hostile_text_is_text_and_breaks_no_layout(hostile: Reader) -> None:
    page = hostile.open(f"/figure?dossier={SLUG}&figure_id=killed-april")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("<b>x</b><img src=x onerror=alert(1)> **bold** [l](javascript:")
    expect(page.get_by_text("<i>n</i> **n**").first).to_be_visible()
    assert (
        page.locator("main b, main img[src=x], main a[href^=http][href*=evil], main a[href^=javascript]").count() == 0
    )
    for _ in hostile.wide_and_narrow():
        assert hostile.list_what_is_too_wide() == []
        assert heading.bounding_box()["height"] < 600  # type: ignore[index]
    assert hostile.problems == []
