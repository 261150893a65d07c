"""How wide the reader's window is, so that pictures are laid out for it."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.room import DESKTOP, MAGNIFIED, PHONE, TABLET, Room
from dashboard.ui.components import draw_component
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


def watch_width() -> None:
    """Runs the page again where its pictures are laid out for another width than the window has, or gets."""
    data = {"least": _LEAST, "shown": _read_class()}
    draw_component("screen", _KEY, data, on_name_change=lambda: None)


def _read_class() -> str:
    said = st.session_state.get(_KEY) or {}
    name = said.get("name") if hasattr(said, "get") else None
    return str(name or ("phone" if is_phone() else "desktop"))
