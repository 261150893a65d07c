"""A page of a view to print or hand on: what the live page says, without scripts and buttons; see `sharing/cards/`."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from dashboard.contents.registry import PageEntry, find_page
from dashboard.server import link_preview

FOLDER = "/print/"


async def answer_print(root: str, name: str, query: str) -> Response:
    """The page "over-time" of a view as HTML; 404 where there is none. `root`: the address of the server."""
    page = find_page(name)
    if page is None or not link_preview.can_draw(page.path, query):
        return PlainTextResponse("There is no page to print of this view.", 404)
    html = await asyncio.get_running_loop().run_in_executor(link_preview.one_at_a_time, _render, root, page, query)
    return HTMLResponse(html, headers={"Cache-Control": "no-cache"}) if html else _explain_nothing(root, page, query)


def _render(root: str, page: PageEntry, query: str) -> str | None:
    from dashboard.sharing.cards.html import Links, render_card  # noqa: PLC0415 - brings Plotly

    card = link_preview.build_card_of(page, query)
    if card is None:
        return None
    live = f"{root}/{page.path}{query and f'?{query}'}"
    picture = root + link_preview.picture_path(page.path, query)

    def figure(figure_id: str) -> str:
        return f"{root}/figure?{urlencode({'dossier': card.dossier, 'figure_id': figure_id})}"

    return render_card(card, Links(f"{root}/", live, picture, picture, f"{root}/", (), live, figure))


def _explain_nothing(root: str, page: PageEntry, query: str) -> Response:
    live = f"{root}/{page.path}{query and f'?{query}'}"
    return PlainTextResponse(f"Nothing fits this view, so there is nothing to print. The live page: {live}\n", 404)
