"""The first screen of a live page as HTML, from the same values as its card: what a reader sees before any script."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from urllib.parse import urlencode

from dashboard.contents import dossiers
from dashboard.contents.blocks import Block, LinkBlock, TextBlock
from dashboard.contents.registry import DEFAULT_PAGE, PAGES, SUMMARY, PageEntry
from dashboard.sharing.cards.card import Card
from dashboard.sharing.cards.html import environment

_MOST_BLOCKS, _MOST_FIGURES = 4, 10
_LONGEST = 64_000  # characters: a longer one would keep a slow line from the scripts
_LOADING = "The page is loading. On a slow line this takes a few seconds."


def render_first_screen(
    page: PageEntry, dossier: str, card: Card | None, query: str = "", *, is_framed: bool = False
) -> str:
    """Title, filters in words, and the first numbers of the card; of a page without one its title and what it is for.

    Addresses in it are relative to the server. `query` is that of the view. Empty where it would be too long.
    """
    text: str = (
        environment()
        .get_template("first_screen.html")
        .render(
            page=page,
            pages=() if is_framed else _list_pages(page, dossier),
            title=_title(page, card, dossier),
            about=SUMMARY if page.name == DEFAULT_PAGE and not is_framed else "",
            words=card.words if card and page.name != "figure" else "",
            lead=card.lead if card else (page.help,),
            blocks=_choose_blocks(card.blocks) if card else (),
            source=card.source if card else "",
            everything=f"./print/{page.name}{query and f'?{query}'}" if card and not is_framed else "",
            loading=_LOADING,
            most_figures=_MOST_FIGURES,
            figure_href=lambda row: _address_figure(row, dossier),
        )
    )
    return text if len(text) <= _LONGEST else ""


def _title(page: PageEntry, card: Card | None, dossier: str) -> str:
    """As the page says it: without the filters, which stand below it."""
    return card.title.removesuffix(f": {card.words}") if card else dossiers.title_page(page, dossier)


def _choose_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, LinkBlock | TextBlock))[:_MOST_BLOCKS]


def _list_pages(here: PageEntry, dossier: str) -> list[tuple[str, str, bool]]:
    """Title and address of the pages of the menu, and of the first page of each of its groups."""
    listed = [page for page in PAGES.values() if page.is_in_menu and dossiers.has_page(page, dossier)]
    query = "" if dossier == next(iter(dossiers.list_dossiers())) else f"?{urlencode({'dossier': dossier})}"
    shown: list[tuple[str, str, bool]] = []
    for section, group in groupby(listed, key=lambda page: page.section):
        pages = list(group)
        for page in pages[:1] if section else pages:
            is_here = here in pages if section else here is page
            shown.append((section or dossiers.title_page(page, dossier), f"./{page.path}{query}", is_here))
    return shown


def _address_figure(row: Mapping[str, object], dossier: str) -> str | None:
    figure_id = row.get("figure_id")
    return f"./figure?{urlencode({'dossier': dossier, 'figure_id': figure_id})}" if figure_id else None
