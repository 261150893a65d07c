"""Where a rule or a sum opens: beside the list, over it on a phone."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def draw_drawer(title: str, draw: Callable[[], None]) -> None:
    """Opens the drawer and draws into it."""
    st.dialog(title, width="large", position="right")(draw)()
