"""The palette that Streamlit's front end swaps for the theme's colours, and what kind of screen it says it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.elements.lib import streamlit_plotly_theme as placeholders

if TYPE_CHECKING:
    from dashboard.charts.palette import Palette  # the menu does not wait for charts


@st.cache_resource(show_spinner=False)
def palette() -> Palette:
    """Placeholders, not colours: the browser resolves them. Internal to Streamlit, so a browser test guards it."""
    from dashboard.charts.palette import Palette  # noqa: PLC0415

    count = len(Palette().series)
    return Palette(
        ink=placeholders.GRAY_90,
        paper=placeholders.BG_COLOR,
        series=tuple(getattr(placeholders, f"CATEGORY_{place}") for place in range(count)),
    )


def is_phone() -> bool:
    """Whether the browser calls itself a mobile one; for what starts closed there, never for what can be done."""
    return "Mobi" in st.context.headers.get("User-Agent", "")
