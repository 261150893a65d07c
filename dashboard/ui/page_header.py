"""The head of a page: its title, the name of the browser's tab, and beside the title the button to share the page."""

from __future__ import annotations

import streamlit as st

from dashboard.ui import share
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape
from dashboard.ui.place import keep_row_height, reserve_height
from dashboard.ui.tab_name import name_tab
from dashboard.ui.theme import is_phone

_BUTTON_PIXELS = 40


def draw_title(title: str, tab: str = "") -> None:
    """The title; the tab is named `tab`, or like it, until the page says more.

    The button is filled once the address is written.
    """
    name_tab(tab or title)
    if is_framed():
        st.title(escape(title), anchor=False)
        return
    with st.container(horizontal=not is_phone(), wrap=is_phone(), key="page_head"):
        st.title(escape(title), anchor=False)
        if is_phone():
            share.reserve_place(reserve_height(_BUTTON_PIXELS))
        else:
            keep_row_height(_BUTTON_PIXELS)
            share.reserve_place(st.container(width="content"))
