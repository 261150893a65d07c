"""The card of a view that a link names, and its picture, which a messenger shows of a pasted link.

All of it is made in one thread, one view at a time, so that links never take more than that from the pages.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote_plus

from starlette.responses import PlainTextResponse, Response

from dashboard.contents.registry import ADDRESSES, PAGES, PageEntry, find_page, page_at
from dashboard.errors import MusterError
from dashboard.sharing.parameters import accepted_by, empty_view

if TYPE_CHECKING:  # they bring DuckDB and Plotly, and the server is to be there at once
    from dashboard.engine.warehouse.store import Warehouse
    from dashboard.sharing.cards.card import Card

FOLDER = "/preview/"
_LONGEST_QUERY = 2_000
_PATIENCE_FOR_PICTURE = 20.0
_KEPT_PICTURES = 64
_STORE = "dashboard.engine.warehouse.store"
one_at_a_time = ThreadPoolExecutor(1, "link-preview")


def without_figures(query: str) -> str:
    """The query without what a reader brought, which no server looks at, and nobody else's memory holds."""
    return "&".join(part for part in query.split("&") if unquote_plus(part.partition("=")[0]) != "yours")


async def answer_picture(name: str, query: str) -> Response:
    """The picture "over-time.png" of a view; 404 where there is none."""
    page = find_page(name.removesuffix(".png"))
    picture, query = None, without_figures(query)
    if page and can_draw(page.path, query):
        work = asyncio.get_running_loop().run_in_executor(
            one_at_a_time, _draw_picture, page.path, query, read_data_version()
        )
        picture = await asyncio.wait_for(asyncio.shield(work), _PATIENCE_FOR_PICTURE)
    if picture is None:
        return PlainTextResponse("There is no picture of this view.", 404)
    return Response(picture, headers={"Cache-Control": "public, max-age=86400"}, media_type="image/png")


def picture_path(path: str, query: str) -> str:
    """Where the picture of the view at a path is, below the server's own path."""
    page, query = page_at(path), without_figures(query)
    shown, query = (page.name, query) if page.contents else (PAGES["overview"].name, "")
    return f"{FOLDER}{shown}.png{query and f'?{query}'}"


def can_draw(path: str, query: str) -> bool:
    """Whether the warehouse is open and a page has been drawn, which loads what pictures need."""
    is_known = path in ADDRESSES and len(query) <= _LONGEST_QUERY
    return is_known and _peek() is not None and "plotly.graph_objects" in sys.modules


def read_data_version() -> str:
    """The version of the data that pages show; empty before there is one."""
    opened = _peek()
    return opened.data_version if opened else ""


def _peek() -> Warehouse | None:
    store = sys.modules.get(_STORE)  # which another thread imports after the start, and which is half there meanwhile
    if store is None or getattr(store.__spec__, "_initializing", False):
        return None
    opened: Warehouse | None = store.peek()[0]
    return opened


@lru_cache(maxsize=_KEPT_PICTURES)
def _draw_picture(path: str, query: str, _data_version: str) -> bytes | None:
    from dashboard.exports.picture import render_png  # noqa: PLC0415
    from dashboard.sharing.cards.images import draw_link_image  # noqa: PLC0415

    card = build_card_of(page_at(path), query)
    return render_png(draw_link_image(card)) if card else None


def build_card_of(page: PageEntry, query: str) -> Card | None:
    """The card of the view, in the data that it names. Wrong parts are left out.

    None where the page has no card, the view shows nothing, or it has figures of a reader.
    """
    from dashboard.contents import dossiers  # noqa: PLC0415
    from dashboard.contents.view import list_known_values  # noqa: PLC0415
    from dashboard.engine.warehouse.store import find_chosen_warehouse, open_release, use_warehouse  # noqa: PLC0415
    from dashboard.sharing.address import expand_address, read_address  # noqa: PLC0415
    from dashboard.sharing.cards.build import build_card  # noqa: PLC0415

    if not page.contents:
        return None
    try:
        parts, _ = expand_address(parse_qs(query, keep_blank_values=True, max_num_fields=200))
        known = dossiers.list_dossiers()
        dossier = next((name for name in parts.get("dossier", []) if name in known), next(iter(known)))
        found, _ = read_address(parts, list_known_values(dossier), accepted_by(page))
        if "yours" in found:
            return None
        with use_warehouse(open_release(dossier, found["data"]) if "data" in found else find_chosen_warehouse()):
            view = {**empty_view(dossier), **found, "dossier": dossier}
            return build_card(page, {**view, "measure": view["measure"] or page.find_measure(view)})
    except (MusterError, ValueError):
        return None
