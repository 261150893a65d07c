"""What a page shows can be saved: all of it, with filter, version and charts."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from frictionless import Package
from streamlit.testing.v1 import AppTest

from dashboard.exports.formats import FORMATS, FORMATS_BY_USE
from dashboard.ui import export_menu
from tests.app_pages.visit import visit

PAGES = {
    "overview": {"step-ranges", "ledger", "steps-in-force", "measures-compared", "last-statement", "reconciliations"},
    "over_time": {"decrees", "events"},
    "by_source": {"speakers", "outlets-of-statement"},
    "side_by_side": {"killed", "wounded", "casualties", "labels-disputed"},
}
PICTURES = {
    "overview": {"step_ranges"},
    "over_time": {"decrees"},
    "by_source": {"speakers"},
    "side_by_side": {"killed", "wounded", "casualties"},
}


def packed(visitor: AppTest) -> zipfile.ZipFile:
    content = export_menu.build_fact_pack("A page", "russian-armed-forces", visitor.session_state["page_contents"])
    return zipfile.ZipFile(io.BytesIO(content))


@pytest.mark.parametrize("page", PAGES)
def test_fact_pack_holds_what_the_page_shows(page: str, tmp_path: Path) -> None:
    pack = packed(visit(page))

    names = set(pack.namelist())
    assert {f"data/{name}.csv" for name in PAGES[page]} <= names
    assert {f"charts/{name}.svg" for name in PICTURES[page]} == {name for name in names if name.startswith("charts/")}
    pack.extractall(tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().valid


def test_fact_pack_says_the_filter_and_the_day_as_of_which_it_was_known() -> None:
    today = packed(visit("by_source", measure="killed")).read("README.md").decode()
    then = packed(visit("by_source", measure="killed", known_on="2022-08-25")).read("README.md").decode()

    assert "as known on 22 Nov 2026" in today
    assert "today" not in today
    assert "Russia, Killed, as known on 25 Aug 2022" in then


def test_key_of_a_chart_goes_along_with_its_picture() -> None:
    svg = packed(visit("side_by_side")).read("charts/killed.svg").decode()

    assert "shaded: at least so many" in svg
    assert "hollow: other scope, or disputed" in svg


def test_a_page_leaves_nothing_of_the_page_before_in_its_pack() -> None:
    visitor = visit("side_by_side")
    visitor.switch_page("app_pages/overview/overview.py").run()

    assert "killed" not in visitor.session_state["page_contents"].extracts


def test_every_format_has_the_rows_in_view() -> None:
    visitor = visit("by_source", measure="killed")
    extract = visitor.session_state["page_contents"].extracts["speakers"]

    answered = json.loads(FORMATS["json"].write(extract))
    assert answered["count"] == extract.table.num_rows
    assert answered["filter"] == "Russia, Killed, as known on 22 Nov 2026"
    lines = FORMATS["csv_raw"].write(extract).decode().splitlines()
    assert len(lines) >= extract.table.num_rows + 1


def test_save_lists_every_format_once_under_what_it_is_for() -> None:
    visitor = visit("by_source", measure="killed")
    visitor.button(key="save_speakers").click().run()

    uses = [text.value for text in visitor.markdown if text.value in {f"**{use}**" for use in FORMATS_BY_USE}]
    assert uses == ["**For a spreadsheet**", "**For programs**", "**To paste**"]
    assert sorted(name for names in FORMATS_BY_USE.values() for name in names) == sorted(FORMATS)
