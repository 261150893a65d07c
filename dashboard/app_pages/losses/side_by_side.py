"""Small pictures of every measure and two subjects, each measure on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.contents.charts.chart import Chart
from dashboard.ui import chart, export_menu
from dashboard.ui.markdown import escape

_COLUMNS = 3


def draw_grid(measures: Sequence[Sequence[Chart]], full: Mapping[str, Chart]) -> None:
    """A column per measure, a row per subject. `full`: by measure, the charts of the subject in view to save and share.

    The first chart of the page has its own buttons.
    """
    st.header("Each measure on one scale", anchor=False)
    columns = st.columns(min(len(measures), _COLUMNS), gap="medium")
    first = next(iter(full), "")
    for place, charts in enumerate(measures):
        measure = charts[0].address["measure"]
        with columns[place % len(columns)], st.container(gap="xxsmall"):
            own = full.get(measure)
            st.markdown(f"**{escape(charts[0].note)}**", help=escape(own.note) if own else None)
            for small in charts:
                st.caption(escape(small.headline))
                chart.draw_small(small, len(columns))
            if own and measure != first:
                export_menu.add_picture(own.picture)
                chart.draw_tools(own, "")
