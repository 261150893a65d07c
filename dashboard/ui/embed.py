"""A view in a frame of another page: without menu, filters and files."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.components import draw_component

SCRIPT = "app/static/embed.js"  # below Muster's root; makes frames in other pages as high as what they show


def is_framed() -> bool:
    """Whether the address has `embed=true`."""
    return bool(st.context.is_embedded)


def post_height() -> None:
    """Tells the page around the frame how high the view is, whenever that changes."""
    draw_component("frame_height", "frame_height", {})
