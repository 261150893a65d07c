"""Charts carry their words, their table and their source line with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

PNG_START = b"\x89PNG"
# Streamlit's front end swaps these placeholders for the theme's colours; one that is left over would be nearly black.
PLACEHOLDERS = [f"#0000{n:02d}" for n in range(1, 41)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_chart_is_saved_with_its_source_line(reader: Callable[..., Reader], tmp_path: Path, dark: bool) -> None:
    page = reader(dark=dark).open("/over-time")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as SVG").first.click()
    svg = Path(saved.value.path()).read_text()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as PNG").first.click()

    assert Path(saved.value.path()).read_bytes().startswith(PNG_START)
    assert "Sources:" in svg
    assert "Muster, data" in svg
    assert [colour for colour in PLACEHOLDERS if colour in svg] == []


def test_chart_has_a_text_alternative_and_a_table(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/over-time")

    expect(page.get_by_role("figure", name="Step chart of").first).to_be_visible()
    page.get_by_text("The same data as a table").first.click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def test_hover_gives_speaker_wording_date_and_publication(reader: Callable[..., Reader]) -> None:
    page = reader().open("/")
    page.locator(".st-key-steps .js-plotly-plot .points path").last.hover(force=True)

    card = page.locator(".hoverlayer .hovertext")
    expect(card.first).to_be_visible()
    expect(card.first).to_contain_text("true")
    expect(card.first).to_contain_text("said")
