"""What a view says before its page is drawn: title, description and first screen, as the card of the view has them."""

from __future__ import annotations

import asyncio
import atexit
import gc
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from dashboard.contents.filters import FEED_FILTERS
from dashboard.contents.registry import SUMMARY, page_at
from dashboard.errors import MusterError
from dashboard.server import link_preview
from dashboard.settings import REPOSITORY, settings
from dashboard.sharing.parameters import empty_view

if TYPE_CHECKING:  # it brings Plotly, and the server is to be there at once
    from dashboard.sharing.cards.card import Card

_PATIENCE, _PATIENCE_TO_WARM = 1.5, 5.0
_KEPT, _MOST_WAITING = 256, 8
# A run of a page leaves two thousand. At Python's own 700, collections take a twentieth of each run, and find little.
_OBJECTS_BEFORE_COLLECTION = 20_000


@dataclass(frozen=True, slots=True)
class Preview:
    """`screen` is HTML, `linked_data` JSON-LD; `rows` and `feed` are addresses below the server's own.

    What the view does not have is empty.
    """

    title: str
    about: str
    screen: str = ""
    linked_data: str = ""
    rows: str = ""
    feed: str = ""


_Key = tuple[str, str, str, bool, str]
_previews: dict[_Key, Future[Preview]] = {}
_warming: list[Future[None]] = []


def start_preview(root: str, path: str, query: str) -> Future[Preview] | None:
    """What the view at a path such as "over-time" says, kept or being made; None where it cannot be had soon.

    `root`: the address of the server. A view with figures of a reader says no more than its title and description.
    """
    page, public = page_at(path), link_preview.without_figures(query)
    if not link_preview.can_draw(path, public):
        return None
    if not page.contents:  # the rest may be a text or a query of the reader
        public = urlencode([("dossier", name) for name in parse_qs(public).get("dossier", [])[:1]])
    key = (root, path, public, link_preview.without_figures(query) != query, link_preview.read_data_version())
    if key not in _previews:
        if sum(not each.done() for each in _previews.values()) >= _MOST_WAITING:
            return None
        _previews[key] = link_preview.one_at_a_time.submit(_make_preview, *key[:-1])
        if len(_previews) > _KEPT:
            del _previews[next(iter(_previews))]
    return _previews[key]


def warm_up() -> None:
    """Imports what pages need, opens the warehouse and asks what the first page asks, before anybody has opened it."""

    def open_first_page() -> None:
        from dashboard.contents import dossiers  # noqa: PLC0415 - brings the engine, for which no start waits
        from dashboard.engine.warehouse.store import open_warehouse  # noqa: PLC0415 - likewise

        with suppress(MusterError):  # the page says it
            open_warehouse()
            page_at("").build_contents(empty_view(next(iter(dossiers.list_dossiers()))))

    _warming.extend(map(link_preview.one_at_a_time.submit, (_import_parts, open_first_page)))


def _import_parts() -> None:
    """What pages are made of; it brings all else that they need. None of it is garbage until the process ends."""
    try:
        for module in iter_modules([str(REPOSITORY / "dashboard" / "ui")], "dashboard.ui."):
            import_module(module.name)
    finally:
        atexit.register(gc.unfreeze)
        gc.freeze()
        gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
        gc.enable()


async def wait_until_warm() -> None:
    """Until `warm_up` has imported all, and, for a moment, until it is done.

    Where two threads import the same modules at once, one may find half of them.
    """
    for work, patience in zip(_warming, (None, _PATIENCE_TO_WARM), strict=False):
        if not work.done():
            await asyncio.wait([asyncio.wrap_future(work)], timeout=patience)


async def wait_for_preview(work: Future[Preview] | None) -> Preview | None:
    """What `start_preview` gave, once it is there; None where that takes too long."""
    if work is None or work.done():
        return work.result() if work else None
    try:
        return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(work)), _PATIENCE)
    except TimeoutError:
        return None


def _make_preview(root: str, path: str, query: str, is_private: bool) -> Preview:
    """Of a private view, no number is on the first screen: the page shows others."""
    from dashboard.contents import dossiers  # noqa: PLC0415 - brings the engine
    from dashboard.sharing.address import expand_address  # noqa: PLC0415 - likewise
    from dashboard.sharing.cards.first_screen import render_first_screen  # noqa: PLC0415 - brings Plotly
    from dashboard.sharing.cards.html import describe_card  # noqa: PLC0415 - likewise

    page = page_at(path)
    card = link_preview.build_card_of(page, query)
    asked, _ = expand_address(parse_qs(query, keep_blank_values=True))
    known = dossiers.list_dossiers()
    dossier = next((name for name in asked.get("dossier", []) if name in known), next(iter(known)))
    title, about = (card.title, card.summary) if card else (dossiers.title_page(page, dossier), page.help or SUMMARY)
    if not settings.first_screen:
        return Preview(title, about)
    shown = None if is_private else card
    screen = render_first_screen(page, dossier, shown, query, is_framed=asked.get("embed") == ["true"])
    if shown is None or "data" in asked:  # the addresses answer from the newest data
        return Preview(title, about, screen)
    linked_data = describe_card(shown, f"{root}/{page.path}{query and f'?{query}'}")
    return Preview(title, about, screen, linked_data, *(_list_addresses(shown) if settings.api_at_once else ()))


def _list_addresses(card: Card) -> tuple[str, str]:
    """Where programs get the rows of the first chart of the view, and its feed."""
    from dashboard.contents.view import fill_defaults  # noqa: PLC0415 - brings the engine
    from dashboard.engine.questions.ask import provenance  # noqa: PLC0415 - likewise

    rows, view = "", fill_defaults(card.view)
    if card.charts and (source := provenance(card.charts[0].table)).question:
        rows = f"api/v1/ask/{source.question}.json?{urlencode(source.parameters, doseq=True)}"
    names = ("dossier", *(name for name in FEED_FILTERS if name in card.page.parameters))
    asked = {name: view[name] for name in names if view[name]}
    return rows, f"api/v1/changes.atom?{urlencode(asked, doseq=True)}"
