"""A page and a chart are added as the documentation says, in one place; menu, addresses, cards and links know them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pkgutil import resolve_name
from typing import Any

import pytest

from dashboard.contents.registry import CHARTS, PAGES
from dashboard.settings import REPOSITORY
from dashboard.sharing.parameters import PARAMETERS
from tests.tiny_dossier import SLUG, TinyDossier

CHART = '''"""A chart of a newcomer."""

from dataclasses import replace

from dashboard.contents.charts import over_time


def spread(view):
    chart = over_time.build_statements(view)
    return chart and replace(chart, key="spread", headline="A chart of a newcomer")
'''
CONTENTS = '''"""What the page of a newcomer says."""

from dashboard.contents.blocks import ChartBlock, PageContents
from dashboard.contents.charts.spread import spread


def build_spread(view):
    chart = spread(view)
    return PageContents("A newcomer", "everything", (ChartBlock(chart),) if chart else ())
'''
PAGE = '''"""The page of a newcomer."""

from dashboard.contents.registry import CHARTS
from dashboard.ui import chart, page_header, url_state

page_header.draw_title("A newcomer")
chart.draw_with_headline(CHARTS["spread"].build_chart(url_state.current_view()))
url_state.write_address()
'''
ENTRIES = {
    "    for chart in (\n": 'ChartEntry("spread", "new-page", "charts.spread:spread", ("measure", "known_on")),\n',
    "    for page in (\n": 'PageEntry("new-page", "New page", contents="spread:build_spread"),\n',
}
VISIT = """
import json
import sys
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from dashboard.__main__ import main
from dashboard.contents import visible_values
from dashboard.contents.registry import PAGES
from dashboard.sharing import address
from dashboard.sharing.cards.all_cards import list_cards
from dashboard.sharing.parameters import empty_view

def visit(path, **said):
    visitor = AppTest.from_file("dashboard/app.py", default_timeout=60)
    for name, value in said.items():
        visitor.query_params[name] = value
    visitor._page_hash = calc_hash(path)
    visitor.run()
    told = [element.value for element in (*visitor.exception, *visitor.warning)]
    return [element.value for element in (*visitor.title, *visitor.header)], told, len(visitor.get("plotly_chart"))

folder = sys.argv[1]
pages = {
    "page": visit("new-page", measure="killed"),
    "chart": visit("chart", chart="spread", measure="killed"),
    "address": address.read_address({"chart": ["spread"]}, {}),
    "published": [
        main(["publish", "--to", folder, "--page", "/new-page?measure=killed"]),
        main(["publish", "--to", folder, "--chart", "spread?measure=killed"]),
    ],
    "values": len(visible_values.read_values(PAGES["new-page"], empty_view("tiny", measure="killed"))),
    "cards": sorted({page.name for page, view in list_cards("tiny") if view["chart"] in (None, "spread")}),
}
print(json.dumps(pages))
"""


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A copy with a page and a chart more, and what its pages, addresses, cards and links make of them."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(REPOSITORY / "dashboard", copy / "dashboard", ignore=shutil.ignore_patterns("editor"))
    for name in ("queries", ".streamlit"):
        (copy / name).symlink_to(REPOSITORY / name)
    for path, text in {
        "contents/charts/spread.py": CHART,
        "contents/spread.py": CONTENTS,
        "app_pages/new_page/new_page.py": PAGE,
    }.items():
        (copy / "dashboard" / path).parent.mkdir(exist_ok=True)
        (copy / "dashboard" / path).write_text(text)
    registry = copy / "dashboard" / "contents" / "registry.py"
    source = registry.read_text()
    for place, entry in ENTRIES.items():
        assert source.count(place) == 1
        source = source.replace(place, place + entry)
    registry.write_text(source)
    command = [sys.executable, "-c", VISIT, str(copy / "cards")]
    environment = os.environ | {"PYTHONPATH": ".", "MUSTER_DATA_FOLDER": str(TinyDossier(copy / "tiny").data)}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {**told, "files": sorted(path.name for path in (copy / "cards" / SLUG).glob("*.html"))}


def test_a_new_page_is_in_the_menu_and_opens_from_its_address(newcomer: dict[str, Any]) -> None:
    assert newcomer["page"] == [["A newcomer", "A chart of a newcomer"], [], 1]


def test_a_new_chart_has_an_address_of_its_own(newcomer: dict[str, Any]) -> None:
    assert newcomer["address"] == [{"chart": "spread"}, []]
    assert newcomer["chart"] == [["A chart of a newcomer"], [], 1]


def test_a_new_page_and_a_new_chart_have_cards(newcomer: dict[str, Any]) -> None:
    assert newcomer["published"] == [0, 0]
    assert newcomer["files"] == ["chart-spread--measure-killed.html", "new-page--measure-killed.html"]
    assert {"new-page", "chart"} <= set(newcomer["cards"])


def test_a_shared_link_carries_the_values_of_a_new_page(newcomer: dict[str, Any]) -> None:
    assert newcomer["values"] > 0


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_its_file_its_functions_and_known_parameters(name: str) -> None:
    page = PAGES[name]

    assert (REPOSITORY / "dashboard" / page.file).is_file()
    assert {*page.parameters, *page.choices} <= set(PARAMETERS)
    for function in filter(None, (page.contents, page.values)):
        assert callable(resolve_name(f"dashboard.contents.{function}"))


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_its_function_its_page_and_known_parameters(name: str) -> None:
    chart = CHARTS[name]

    assert callable(resolve_name(f"dashboard.contents.{chart.build}"))
    assert chart.page in PAGES
    assert set(chart.parameters) <= set(PAGES["chart"].parameters)


def test_menu_and_addresses_do_not_wait_for_plotly() -> None:
    names = "dashboard.sharing.parameters", "dashboard.ui.shared_snapshot", "dashboard.ui.share"
    code = (
        f"import sys, {', '.join(names)}; print([name for name in sys.modules if name.startswith('dashboard.charts.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)

    # The names of forms and the widths of pictures; nothing that draws.
    light = ["dashboard.charts.query", "dashboard.charts.query.form", "dashboard.charts.room"]
    assert done.stdout.strip() == str(light)
