"""A pasted link shows title, description and picture of its view."""

from __future__ import annotations

import io
import re
import sys
from html import unescape
from importlib.machinery import ModuleSpec
from types import ModuleType
from urllib.parse import urlsplit

import plotly.graph_objects  # noqa: F401 - as the first page has loaded it
import pytest
from PIL import Image

from dashboard.contents.registry import PAGES
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.server import link_preview
from dashboard.server import preview as preview_of_view
from tests.server.asgi import HOST, ask
from tests.server.test_application import build


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for words as long as a busy machine may need."""
    monkeypatch.setattr(preview_of_view, "_PATIENCE", 60.0)


def preview(path: str, query: str = "", below: str = "") -> dict[str, str]:
    """What a messenger reads: property → content."""
    open_warehouse()
    html = ask(build(below), f"{below}{path}", query=query).body.decode()
    found = re.findall(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)" />', html)
    return {name: unescape(content) for name, content in found}


def test_view_gives_title_description_and_picture() -> None:
    shown = preview("/losses", "known_on=2022-08-25&colour=red", below="/house")

    assert shown["og:title"] == "Losses: Russia, as known on 25 Aug 2022 · Muster"
    assert shown["og:description"] == shown["description"]
    assert shown["og:description"].startswith("Killed: ")
    picture = urlsplit(shown["og:image"])
    assert (picture.scheme, picture.netloc) == ("http", HOST)
    answer = ask(build("/house"), picture.path, query=picture.query)
    assert answer.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(answer.body)).size == (1200, 630)


def test_figure_is_told_as_a_sentence() -> None:
    shown = preview("/figure", "figure_id=ind-2022-ukr-killed-9000")

    assert "almost 9,000" in shown["og:title"]
    assert "Zaluzhnyi" in shown["og:description"]


def test_every_page_has_a_title_and_a_picture_of_its_own_or_of_the_first_page() -> None:
    shown = {page.name: preview(f"/{page.path}") for page in PAGES.values()}

    assert len({parts["og:title"] for parts in shown.values()}) == len(PAGES)
    assert all(parts["og:image"].startswith(f"http://{HOST}/preview/") for parts in shown.values())
    assert shown["sql"]["og:image"] == f"http://{HOST}/preview/overview.png"


@pytest.mark.parametrize("query", ["dossier=none&known_on=soon&z=%00", "known_on=1999-01-01", "x=" + "a" * 5000])
def test_wrong_or_empty_views_have_the_words_of_the_page(query: str) -> None:
    assert preview("/by-source", query)["og:title"].startswith("Who says what")


@pytest.mark.parametrize("path", ["/preview/none.png", "/preview/../app.py", "/preview/", "/preview/sql.png"])
def test_there_is_no_picture_of_what_there_is_not(path: str) -> None:
    assert ask(build(), path).status == 404


def test_a_view_can_be_printed_without_scripts() -> None:
    preview("/losses")
    answer = ask(build("/house"), "/house/print/losses", query="known_on=2022-08-25")
    html = answer.body.decode()

    assert "<h1>Losses: Russia, as known on 25 Aug 2022</h1>" in html
    assert (
        html.count("<script") == html.count('<script type="application/ld+json">') == 1
    )  # data, which no browser runs
    assert "<button" not in html
    assert f'href="http://{HOST}/house/side-by-side?known_on=2022-08-25"' in html
    assert f'href="http://{HOST}/house/figure?dossier=russian-armed-forces&amp;figure_id=' in html
    assert ask(build(), "/print/sql").status == ask(build(), "/print/none").status == 404
    assert "Nothing fits" in ask(build(), "/print/losses", query="known_on=1999-01-01").body.decode()


def test_a_store_that_is_being_imported_is_none_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    half = ModuleType(link_preview._STORE)
    half.__spec__ = ModuleSpec(link_preview._STORE, None)
    half.__spec__._initializing = True  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, link_preview._STORE, half)

    assert link_preview.read_data_version() == ""
    assert not link_preview.can_draw("", "")
