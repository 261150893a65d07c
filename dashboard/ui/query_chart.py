"""The chart of an answer or of a query's result, with its legend, files and link."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.charts.figure_builder import CONFIG
from dashboard.charts.palette import Palette
from dashboard.charts.query.chart import Chart
from dashboard.ui import chart_download, export_menu, share
from dashboard.ui.markdown import escape
from dashboard.ui.theme import palette


def draw_query_chart(
    key: str, chart: Chart, source: str, *, title: str, file_name: str, link_title: str = "", picture: str = ""
) -> None:
    """Draws a chart without a problem, and puts it into the page's fact pack as `picture`, by default `key`."""
    alt = chart.describe()
    with st.container(key=key, gap="xsmall"):
        figure = chart.draw(palette(), source)
        st.plotly_chart(figure, key=f"{key}_plot", config=CONFIG, alt=f"{alt} {source}")
        if legend := chart.build_legend(escape):
            st.markdown(legend)
        with st.container(horizontal=True, vertical_alignment="center"):
            chart_download.draw_save_buttons(key, title, f"muster-{file_name}")
            share.draw_query_button(key, link_title or title)
    export_menu.add_picture(picture or key, title, partial(chart.draw, Palette(), source), alt, chart.build_legend())
