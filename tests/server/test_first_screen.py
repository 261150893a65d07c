"""The HTML that is sent holds the first numbers of the view: those of the page, escaped, never a reader's own."""

from __future__ import annotations

import gc
import json
import re
from concurrent.futures import Future
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import plotly.graph_objects  # noqa: F401 - as the first page has loaded it
import pytest

from dashboard.contents.registry import PAGES, SUMMARY
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.server import link_preview, preview
from dashboard.settings import settings
from dashboard.sharing.cards.first_screen import render_first_screen
from tests.app_pages.visit import visit
from tests.server.asgi import HOST, ask
from tests.server.test_application import build

ESCAPES = re.compile(r"\\(?=\W)|\u2060")
DAY = "known_on=2023-02-24"
# What only the template writes; nothing of an address or of the data may add to it.
TAGS = {
    *("div", "p", "img", "noscript", "nav", "a", "main", "h1", "h2", "br", "span", "section"),
    *("table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li"),
}
HOSTILE = [
    "<script>alert(1)</script>\"' onerror=alert(1) [x](javascript:alert(1)) \u202egnp",
    "</title><svg/onload=alert(1)>",
    "' OR '1'='1; drop table figures --",
    "$\\href{javascript:alert(1)}{x}$ :red[x] \x00",
    "{{ card.view }}{% include 'card.html' %}",
]


class Tags(HTMLParser):
    """The tags of a page, the names of their attributes, and where they lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.leads: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attributes}
        self.leads |= {value or "" for name, value in attributes if name in ("href", "src")}


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits as long as a busy machine may need."""
    monkeypatch.setattr(preview, "_PATIENCE", 60.0)
    open_warehouse()


def read_html(path: str, query: str = "") -> str:
    return ask(build(), path, query=query).body.decode()


def read_root(path: str, query: str = "") -> str:
    return read_html(path, query).partition('<div id="root">')[2].partition("<script>")[0]


def read_words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_page_that_shows_nothing_says_what_muster_is() -> None:
    assert f'name="description" content="{SUMMARY}"' in read_html("/figure", "figure_id=none")


@pytest.mark.parametrize("path", ["/", "/losses"])
def test_numbers_are_those_of_the_page(path: str) -> None:
    shown = visit(path.strip("/") or "overview", known_on="2023-02-24")
    words = read_words(read_root(path, DAY))

    headings = [ESCAPES.sub("", each.value) for each in (*shown.title, *shown.header)]
    assert headings[0] in words
    headlines = [each for each in headings if re.search(r"\d", each)]
    numbers = [ESCAPES.sub("", f"{tile.label} {tile.value}") for tile in shown.metric]
    assert headlines + numbers
    assert [each for each in headlines[:2] + numbers if each not in words] == []


def test_every_number_leads_to_its_sources() -> None:
    root = read_root("/losses", DAY)
    [everything] = [each for each in Tags(root).leads if each.startswith("./print/")]

    assert ask(build(), everything[1:].partition("?")[0], query=everything.partition("?")[2]).status == 200
    assert "Sources: " in read_words(root)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_addresses_add_nothing(text: str) -> None:
    query = f"measure={quote(text)}&q={quote(text)}&{quote(text)}=1&figure_id={quote(text)}&known_on=2023-02-24"
    for path in ("/losses", "/figure", "/sources", "/check"):
        page = Tags(read_root(path, query))
        assert page.tags <= TAGS
        assert not {name for name in page.names if name.startswith("on")}
        assert all(each.startswith("./") or urlsplit(each).scheme in ("http", "https") for each in page.leads)


def test_hostile_data_is_text() -> None:
    page = PAGES["side-by-side"]
    card = link_preview.build_card_of(page, DAY)
    assert card
    hostile = replace(card, title=HOSTILE[0], words=HOSTILE[1], lead=tuple(HOSTILE), source=HOSTILE[4])
    root = Tags(render_first_screen(page, card.dossier, hostile))

    assert root.tags <= TAGS
    assert not {name for name in root.names if name.startswith("on")}
    assert render_first_screen(page, card.dossier, replace(card, lead=("W" * 70_000,))) == ""


@pytest.mark.parametrize("name", ["yours", "%79ours"])
def test_a_view_with_figures_of_a_reader_shows_no_number_and_is_not_kept(name: str) -> None:
    root = read_root("/losses", f"{DAY}&{name}=secret")

    assert "statements by" not in root
    assert "<h1>Losses</h1>" in root
    assert "secret" not in repr(list(preview._previews))


def test_a_text_to_check_is_not_kept() -> None:
    assert "<h1>Check a text</h1>" in read_root("/check", "text=secret+words")
    assert "secret" not in repr(list(preview._previews))


def test_a_view_is_made_once_for_each_state_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_html("/losses", DAY)
    monkeypatch.setattr(link_preview, "build_card_of", None)
    assert read_html("/losses", DAY) == first
    monkeypatch.setattr(link_preview, "read_data_version", lambda: "newer")
    monkeypatch.setattr(link_preview, "build_card_of", lambda *_: None)
    assert read_html("/losses", DAY) != first


def test_what_takes_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "_PATIENCE", 0.01)
    monkeypatch.setattr("dashboard.server.index_page.start_preview", lambda *_: Future())
    html = read_html("/losses", DAY)

    assert "<title>Side by side · Muster</title>" in html
    assert "<h1>Side by side</h1>" in html


def test_one_setting_turns_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "_previews", {})
    monkeypatch.setattr(preview, "settings", replace(settings, first_screen=False))
    assert "<table>" not in read_root("/")


def test_the_head_names_the_rows_the_feed_and_the_dataset() -> None:
    head = read_html("/losses", f"{DAY}&subject=RUS").partition("</head>")[0]
    links = {kind: unescape(to) for kind, to in re.findall(r'rel="alternate" type="([^"]+)" href="([^"]+)"', head)}

    assert set(links) == {"application/json", "application/atom+xml", "application/json+oembed"}
    for address in links.values():
        parts = urlsplit(address)
        assert parts.netloc == HOST
        assert ask(build(), parts.path, query=parts.query).status == 200
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head)
    assert json.loads(data)["@graph"][0]["@type"] == "Dataset"


def test_garbage_is_collected_again_once_all_is_imported() -> None:
    threshold = gc.get_threshold()
    gc.disable()
    try:
        preview._import_parts()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > threshold[0]  # what a run leaves is not looked at in each run
        assert gc.get_freeze_count()  # what stays is not looked at again
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
        gc.enable()
