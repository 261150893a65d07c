"""The search as one types: its words are in the address as q."""

from __future__ import annotations

import streamlit as st

from dashboard.ui import url_state
from dashboard.ui.embed import is_framed


def box(hint: str, width: int = 420, explained: str | None = None) -> None:
    """The box alone; its words count from the next run on."""
    # Only where it differs: a value that is set anew would take away what was typed meanwhile.
    if url_state.plain_text(st.session_state.get("q")) != url_state.state()["q"]:
        st.session_state["q"] = url_state.state()["q"]
    st.text_input(
        url_state.PARAMETERS["q"].label,
        key="q",
        type="search",
        live=True,
        max_chars=url_state.LONGEST_TEXT,
        placeholder=hint,
        width=width,
        help=explained,
    )


def within_page(hint: str) -> str | None:
    """The box of a page that searches in itself alone, and its words. The menu leads to the page without them."""
    if url_state.state()["q"] and url_state.leads_to_page_alone():
        url_state.set_value("q", None)
    if not is_framed():
        box(hint)
    words: str | None = url_state.state()["q"]
    return words
