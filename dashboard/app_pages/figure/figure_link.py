"""Links from one figure to another, which keep the session and open the figure at its top."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.ui import links, url_state
from dashboard.ui.components import draw_component


def draw_figure_link(key: str, label: str, figure: Mapping[str, Any]) -> None:
    """A link to another figure; the row may name the dossier, where it is not the one in view."""
    # Streamlit's own page link keeps address and scroll where the page stays the same.
    dossier = figure.get("dossier") or url_state.current_view()["dossier"]
    figure_id = figure["figure_id"]
    data = {"label": label, "href": links.figure_address(dossier, figure_id), "figure_id": figure_id}
    if draw_component("figure_link", key, data, on_opened_change=lambda: None).opened:
        open_figure(dossier, figure_id)


def open_figure(dossier: str, figure_id: str) -> None:
    """Shows another figure on this page; the page writes its address, so that Back leads here again."""
    url_state.current_view().update(dossier=dossier, figure_id=figure_id, open=[])
    st.rerun()


def scroll_to_top(figure: Mapping[str, Any]) -> None:
    """Scrolls up where the page shows another figure than before."""
    draw_component("scroll_to_top", "scroll_to_top", {"figure": f"{figure['dossier']} {figure['figure_id']}"})
