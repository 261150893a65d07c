"""The search box: what is typed is searched for at once, and is in the address as q."""

from __future__ import annotations

import streamlit as st

from dashboard.sharing.parameters import LONGEST_TEXT, PARAMETERS
from dashboard.ui import place, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.tab_name import add_to_tab


def draw_search(hint: str, width: int | None = 420, explanation: str | None = None) -> None:
    """The box, as wide as its row leaves free where no width is given; the view has its words from the next run on."""
    place.reserve_height(place.FIELD_PIXELS, width).text_input(
        PARAMETERS["q"].label,
        type="search",
        live=True,
        max_chars=LONGEST_TEXT,
        placeholder=hint,
        help=explanation,
        **url_state.bind("q", to_widget=lambda words: words or "", from_widget=url_state.clean_text),
    )
    if len(url_state.current_view()["q"] or "") >= LONGEST_TEXT:
        st.caption(f"The search takes {LONGEST_TEXT} characters. What was typed or pasted beyond them is left out.")


def draw_page_search(hint: str) -> str | None:
    """The box of a page that searches in itself alone, and its words."""
    if not is_framed():
        draw_search(hint)
    words: str | None = url_state.current_view()["q"]
    if words:
        add_to_tab(f"“{words}”")
    return words
