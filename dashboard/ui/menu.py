"""The menu: one link per page, at which it shows what the reader chose for all pages.

Streamlit's own menu opens a page without its address, which the page then has to write: two entries of the browser's
history for one click. On a phone it stays open over the page that was chosen.
"""

from __future__ import annotations

import streamlit as st

from dashboard.contents.registry import PAGES, PageEntry
from dashboard.engine.questions.ask import ask_by_name
from dashboard.ui import links, url_state
from dashboard.ui.theme import is_phone


def draw_menu() -> None:
    """A row of links; on a phone behind a button that each page shows closed."""
    if is_phone():
        with st.expander("Menu", icon=":material/menu:", type="compact", key=f"menu_{url_state.current_page().name}"):
            _draw_links()
    else:
        with st.container(horizontal=True, gap="small", key="menu"):
            _draw_links()


def _draw_links() -> None:
    for page in filter(is_in_menu, PAGES.values()):
        st.page_link(page.file, label=page.title, help=page.help, query_params=links.address_of_page(page))


def is_in_menu(page: PageEntry) -> bool:
    """Whether the menu has the page: some are only for dossiers that have rows for them."""
    if not page.shown_where:
        return page.is_in_menu
    rows: int = ask_by_name(page.shown_where, dossier=url_state.current_view()["dossier"]).num_rows
    return rows > 0
