"""The box for a number or a word on the first page: it opens the page that finds it."""

from __future__ import annotations

import streamlit as st

from dashboard.contents.registry import PAGES
from dashboard.sharing.parameters import LONGEST_TEXT
from dashboard.ui import links, url_state

# The page that answers, and the parameter of its address that takes what was typed.
_PAGE, _PARAMETER = "figures", "q"


def draw_find_box() -> None:
    """The box. What is typed opens the page on Enter."""
    words = st.text_input(
        "Find or check a number",
        type="search",
        max_chars=LONGEST_TEXT,
        placeholder="Find or check a number",
        label_visibility="collapsed",
        width=240,
        key="find",
    )
    if typed := url_state.clean_text(words):
        st.switch_page(PAGES[_PAGE].file, query_params=links.address_of(("dossier",)) | {_PARAMETER: typed})
