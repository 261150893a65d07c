"""Charts carry their words, their table and their source line with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Reader

PNG_START = b"\x89PNG"
READ_COLOURS = (
    """() => [...document.querySelectorAll('.main-svg .annotation text')].map((text) => getComputedStyle(text).fill)"""
)
HAVE_TURNED = (
    f"light => {{ const now = ({READ_COLOURS})(); return now.length && !now.some((ink) => light.includes(ink)) }}"
)


def test_chart_has_a_text_alternative_and_a_table_and_is_saved_in_the_size_that_a_reader_chooses(
    reader: Callable[..., Reader],
) -> None:
    somebody = reader()
    page = somebody.open("/over-time")
    expect(page.get_by_role("figure", name="Step chart of").first).to_be_visible()
    page.get_by_role("button", name="Table").first.click()
    expect(page.get_by_role("table", name="Table:").first).to_be_visible()

    page.get_by_role("button", name="Save", exact=True).first.click()
    page.get_by_text("Social: 1200 by 630 pixels").click()
    somebody.settle()
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG, twice as sharp").click()
    png = Path(saved.value.path()).read_bytes()
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG, to print or edit").click()
    svg = Path(saved.value.path()).read_text()

    assert saved.value.suggested_filename == "muster-decrees-social.svg"
    assert png.startswith(PNG_START)
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (2400, 1260)
    assert "Sources:" in svg
    assert "+137,000" in svg
    assert "Full-scale invasion of Ukraine, 24 Feb 2022" in svg

    light = page.evaluate(READ_COLOURS)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(HAVE_TURNED, arg=light)  # the texts of a picture turn with the page
