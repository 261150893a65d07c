"""The search as one types: its words are in the address as q."""

from __future__ import annotations

import streamlit as st

from dashboard.sharing.address import LONGEST_TEXT, PARAMETERS
from dashboard.ui import url_state
from dashboard.ui.embed import is_framed


def draw_search(hint: str, width: int = 420, explained: str | None = None) -> None:
    """The box alone; its words count from the next run on."""
    # Only where it differs: a value that is set anew would take away what was typed meanwhile.
    if url_state.clean_text(st.session_state.get("q")) != url_state.current_view()["q"]:
        st.session_state["q"] = url_state.current_view()["q"]
    st.text_input(
        PARAMETERS["q"].label,
        key="q",
        type="search",
        live=True,
        max_chars=LONGEST_TEXT,
        placeholder=hint,
        width=width,
        help=explained,
    )


def draw_page_search(hint: str) -> str | None:
    """The box of a page that searches in itself alone, and its words. The menu leads to the page without them."""
    if url_state.current_view()["q"] and url_state.is_bare_address():
        url_state.set_value("q", None)
    if not is_framed():
        draw_search(hint)
    words: str | None = url_state.current_view()["q"]
    return words
