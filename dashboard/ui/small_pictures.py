"""Small pictures on one scale, each below a line that says what it shows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.contents.charts.chart import Chart
from dashboard.ui import chart, unfold
from dashboard.ui.markdown import escape
from dashboard.ui.screen import read_room


def draw_small(small: Chart, columns: int) -> None:
    """One of several, `columns` of which stand side by side where there is room."""
    st.caption(escape(small.headline))
    chart.draw_small(small, columns)


def draw_pair(charts: Sequence[Chart]) -> None:
    """Subjects side by side; to unfold on a phone, where they stand below each other."""
    if not charts:
        return
    title = "Side by side, on one scale"
    if read_room().is_narrow:
        place = unfold.draw_expander("beside", title)
    else:
        st.header(title, anchor=False)
        place = st.container()
    if not place:
        return
    # At the bottom, so that the pictures stand on one line however long the words above them are.
    with place, st.grid(len(charts), vertical_alignment="bottom", gap=("small", "medium")):
        for small in charts:
            with st.container(gap="xxsmall"):
                draw_small(small, len(charts))
