"""The two charts of the Overview: posts by decree, and people as independent sources count them."""

from __future__ import annotations

import streamlit as st

from dashboard.contents.registry import CHARTS
from dashboard.contents.view import View
from dashboard.ui import chart

_NOTHING = {
    "steps": "No decree was known by this date.",
    "people": "No count of people was known by this date.",
}


def draw_named_chart(name: str, view: View) -> None:
    """The chart of that name, or one sentence where there is nothing to draw."""
    if shown := CHARTS[name].build_chart(view):
        chart.draw_with_headline(shown)
    else:
        st.info(_NOTHING[name], icon=":material/filter_alt_off:")
