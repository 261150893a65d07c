"""The menu: the pages that tell the story, then groups of others; each link keeps what the reader chose for all pages.

Streamlit's own menu opens a page without its address, which the page then has to write: two entries of the browser's
history for one click. On a phone it stays open over the page that was chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Literal, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from dashboard.charts.room import DESKTOP
from dashboard.contents import dossiers
from dashboard.contents.registry import PAGES, PageEntry
from dashboard.ui import links, url_state
from dashboard.ui.components import draw_component
from dashboard.ui.markdown import escape
from dashboard.ui.place import reserve_height
from dashboard.ui.replay import replayed
from dashboard.ui.screen import read_room
from dashboard.ui.theme import is_phone
from dashboard.ui.word_widths import measure_words

_ROW, _MENU_PIXELS = 36, 40
_FRAME_PIXELS = 18  # of a link, around its words


class _Link(NamedTuple):
    """To a page, by the name of its address; `label` is Markdown."""

    page: str
    label: str
    help: str
    query: tuple[tuple[str, str | tuple[str, ...]], ...]
    width: int | Literal["content"] = "content"


def draw_menu(by_name: Mapping[str, StreamlitPage]) -> None:
    """A row of links to these pages, and below it the group that the page is in; on a phone all behind a button.

    Each page shows that button closed.
    """
    here = url_state.current_page()
    dossier = url_state.current_view()["dossier"]
    pages = [page for page in PAGES.values() if page.is_in_menu and dossiers.has_page(page, dossier)]
    by_section: dict[str, list[PageEntry]] = {}
    for page in pages:
        by_section.setdefault(page.section, []).append(page)
    groups = list(by_section.items())
    if is_phone():
        with st.container(horizontal=True, key="menu"):
            with (
                reserve_height(_MENU_PIXELS),
                st.expander("Menu", icon=":material/menu:", type="compact", key=f"menu_{here.name}"),
            ):
                for section, group in groups:
                    if section:
                        st.caption(section)
                    _draw_links(tuple(map(_link_to, group)), by_name=by_name)
            draw_component("ready", "ready", {})
        return
    with _draw_row("menu"):
        first = [[_link_to_group(section, group)] if section else map(_widen, group) for section, group in groups]
        _draw_links(tuple(chain.from_iterable(first)), by_name=by_name)
        draw_component("ready", "ready", {})
    for section, group in groups:
        if section and here in group:
            with _draw_row("menu_group"):
                _draw_links(tuple(map(_widen, group)), by_name=by_name)


def _draw_row(key: str) -> DeltaGenerator:
    """One line, whose height is there before its links are; in a narrow window as many as it takes."""
    may_wrap = read_room() != DESKTOP
    height: Literal["content"] | int = "content" if may_wrap else _ROW
    return st.container(
        horizontal=True, wrap=may_wrap, vertical_alignment="center", gap="xsmall", height=height, border=False, key=key
    )


def _link_to_group(section: str, group: list[PageEntry]) -> _Link:
    """To the first page of the group, which shows the others."""
    label = f"**{section}**" if url_state.current_page() in group else section
    link, names = _link_to(group[0]), ", ".join(map(_title, group))
    return link._replace(label=f"{label} ▾", help=names, width=_measure(f"{section} ▾"))


def _link_to(page: PageEntry) -> _Link:
    query = links.address_of_page(page).items()
    kept = tuple((name, value if isinstance(value, str) else tuple(value)) for name, value in query)
    name = dossiers.name_address(page, url_state.current_view()["dossier"]) or page.name
    return _Link(name, _title(page), page.help, kept)


def _widen(page: PageEntry) -> _Link:
    """A link of a row: those whose widths are known before they are drawn do not move the next ones."""
    link = _link_to(page)
    label = f"**{link.label}**" if page == url_state.current_page() else link.label
    return link._replace(label=label, width=_measure(link.label))


@replayed
def _draw_links(shown: tuple[_Link, ...], *, by_name: Mapping[str, StreamlitPage]) -> None:
    for link in shown:
        st.page_link(
            by_name[link.page],  # its file would be looked for on the disk
            label=link.label,
            help=link.help,
            query_params={name: value if isinstance(value, str) else list(value) for name, value in link.query},
            width=link.width,
        )


def _measure(title: str) -> int:
    """Pixels that hold the words, bold as they are on their own page."""
    return _FRAME_PIXELS + measure_words(title, is_bold=True)


def _title(page: PageEntry) -> str:
    """Markdown."""
    return escape(dossiers.title_page(page, url_state.current_view()["dossier"]))
