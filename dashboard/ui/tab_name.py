"""The name of the browser's tab, which bookmarks and the history show: the page and what it shows."""

from __future__ import annotations

import streamlit as st

from dashboard.contents import dossiers
from dashboard.ui import own_figures, url_state

_LONGEST = 120


def title_page() -> str:
    """The title of the page that is shown, as its dossier calls it; its plain one for a measure of the reader's own."""
    page, view = url_state.current_page(), url_state.current_view()
    return page.title if own_figures.has_measure(view["measure"]) else dossiers.title_page(page, view["dossier"])


def name_tab(title: str, words: str = "") -> None:
    """Such as "Visits: Leeds, as known on 25 Aug 2022 · Muster"; a later name takes the place of an earlier one."""
    name = " ".join(f"{title}: {words}".split()) if words else title
    short = name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…"
    st.set_page_config(page_title=f"{short} · Muster")


def add_to_tab(words: str) -> None:
    """Names the tab after the page and these words."""
    name_tab(title_page(), words)
