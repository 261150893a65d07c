"""The palette that Streamlit's front end swaps for the theme's colours, light or dark, with no rerun."""

from __future__ import annotations

import plotly.io as pio
import streamlit as st
from streamlit.elements.lib import streamlit_plotly_theme

from dashboard.charts.template import Palette


@st.cache_resource(show_spinner=False)
def palette() -> Palette:
    """Placeholders, not colours: the browser resolves them. Internal to Streamlit, so a browser test guards it."""
    return Palette(
        ink=streamlit_plotly_theme.GRAY_90,
        paper=streamlit_plotly_theme.BG_COLOR,
        series=tuple(pio.templates["streamlit"].layout.colorway),
    )
