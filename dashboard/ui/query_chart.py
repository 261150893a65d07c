"""The chart of an answer or of a query's result, with its legend, files and link."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from dashboard.charts.query.chart import Chart
from dashboard.exports.query_picture import build_query_picture, describe_sources
from dashboard.ui import export_menu, share
from dashboard.ui.markdown import escape
from dashboard.ui.picture_menu import draw_picture_menu
from dashboard.ui.plotly_chart import draw_figure
from dashboard.ui.theme import palette


def draw_query_chart(key: str, chart: Chart, table: pa.Table, *, title: str, name: str, subtitle: str = "") -> None:
    """Draws a chart of the table without a problem, and puts it into the page's fact pack as `name`."""
    picture, source = build_query_picture(chart, table, name, title, subtitle), describe_sources(table)
    with st.container(key=key, gap="xsmall"):
        figure = chart.draw(palette(), source)
        draw_figure(figure, f"{key}_plot", f"{picture.words.alt} {source}")
        if legend := chart.build_legend(escape):
            st.markdown(legend)
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_picture_menu(key, picture)
            share.draw_query_button(key, title)
    export_menu.add_picture(picture)
