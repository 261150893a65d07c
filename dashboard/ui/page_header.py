"""The head of a page: its title, and beside it the button to share the page."""

from __future__ import annotations

import streamlit as st

from dashboard.ui import share
from dashboard.ui.embed import is_framed
from dashboard.ui.theme import is_phone


def draw_title(text: str) -> None:
    """The title in Streamlit's markdown; the button beside it is filled once the page has written its address."""
    if is_framed():
        st.title(text, anchor=False)
        return
    with st.container(horizontal=True, wrap=is_phone(), key="page_head"):
        st.title(text, anchor=False)
        share.reserve_place(st.container(width="content", key="share_place"))
