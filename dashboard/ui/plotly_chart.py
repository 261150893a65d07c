"""Plotly's pictures on a page, and pandas, which must not be loaded while one is made."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import streamlit as st

from dashboard.charts.figure_builder import CONFIG, Figure, plotly_lock, write_pictures_once
from dashboard.ui.screen import read_theme

write_pictures_once()


def draw_figure(figure: Figure, key: str, alt: str, **look: Any) -> None:
    """Sends the picture to the browser.

    Streamlit colours a picture once. Another theme makes another picture of it, by an entry that Plotly does not read.
    """
    with plotly_lock:
        st.plotly_chart(figure, key=key, config={**CONFIG, "theme": read_theme()}, alt=alt, **look)


def load_pandas() -> None:
    """Loads what Streamlit's grid needs, once in a process. Charts of other sessions wait for half a second."""
    with plotly_lock:
        import_module("pandas")
