"""A button that opens a small dialog: what a reader saves, shares or looks up in passing, and no address keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from dashboard.engine.warehouse.store import same_state

_PIXELS = 92  # of a short word with its icon and frame


def draw_menu_button(
    label: str, icon: str, key: str, draw: Callable[[], None], *, is_disabled: bool = False, is_quiet: bool = True
) -> None:
    """The button, without a frame if `is_quiet`.

    `draw` fills the dialog, which takes the focus and gives it back, and runs again without the page.

    Streamlit's popovers stand at the end of the page: with the Tab key, a reader never gets into them.
    """
    kind: Literal["tertiary", "secondary"] = "tertiary" if is_quiet else "secondary"
    width: Literal["content"] | int = "content" if is_quiet else _PIXELS  # known before it is drawn
    if st.button(label, icon=icon, key=key, type=kind, disabled=is_disabled, width=width):
        st.dialog(label, icon=icon)(same_state(draw))()
