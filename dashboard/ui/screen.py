"""How wide the reader's window is, and which theme it has turned to, so that pictures are drawn for it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.charts.room import DESKTOP, MAGNIFIED, PHONE, TABLET, Room
from dashboard.ui.components import draw_component
from dashboard.ui.session import read_session
from dashboard.ui.theme import is_phone

_KEY = "screen"
_CLASSES = {"magnified": MAGNIFIED, "phone": PHONE, "tablet": TABLET, "desktop": DESKTOP}
# Of the window, in pixels: the content is narrower by its margins.
_LEAST = {"magnified": 0, "phone": 310, "tablet": 640, "desktop": 1160}


def read_room(columns: int = 1) -> Room:
    """The room of a picture that is as wide as the page, or one of several side by side.

    Until the window has said how wide it is, a phone is taken for narrow and anything else for wide.
    """
    room = _CLASSES[_read_class()]
    if columns == 1 or room.is_narrow:
        return room
    return Room(room.least // columns - 40, room.most // columns)


def read_theme() -> str:
    """The theme that the window has turned to since the session began; empty where it never has."""
    return read_session().theme


def take_over_window() -> None:
    """Takes over what the window has said before this run. Streamlit is slow to look it up, and a page asks often."""
    said, session = st.session_state.get(_KEY), read_session()
    said = said if isinstance(said, Mapping) else {}
    session.window, session.theme = (str(said.get(name) or "") for name in ("name", "theme"))


def watch_window() -> None:
    """Runs the page again where its pictures are drawn for another width or theme than the window has, or gets."""
    data = {"least": _LEAST, "shown": _read_class(), "theme": read_theme()}
    draw_component("screen", _KEY, data, on_name_change=lambda: None, on_theme_change=lambda: None)


def _read_class() -> str:
    return read_session().window or ("phone" if is_phone() else "desktop")
