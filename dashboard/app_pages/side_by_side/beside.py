"""Small pictures of every measure and two subjects, each measure on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.contents.charts.chart import Chart
from dashboard.ui import chart, export_menu, unfold
from dashboard.ui.markdown import escape
from dashboard.ui.screen import read_room
from dashboard.ui.small_pictures import draw_small

_COLUMNS = 3


def draw_grid(measures: Sequence[Sequence[Chart]], full: Mapping[str, Chart]) -> None:
    """A column per measure, a row per subject; on a phone, each to unfold.

    `full`: by measure, the charts of the subject in view to save and share. The first chart of the page has its own
    buttons.
    """
    st.header("Each measure on one scale", anchor=False)
    columns = st.columns(min(len(measures), _COLUMNS), gap="medium")
    first = next(iter(full), "")
    for place, charts in enumerate(measures):
        measure = charts[0].address["measure"]
        own = full.get(measure) if measure != first else None
        if own:
            export_menu.add_picture(own.picture)
        with columns[place % len(columns)], st.container(gap="xxsmall"):
            title, note = escape(charts[0].note), full[measure].definition if measure in full else None
            if read_room().is_narrow:
                body = unfold.draw_expander(f"beside_{measure}", title)
            else:
                st.markdown(f"**{title}**", help=escape(note) if note else None)
                body = st.container(gap="xxsmall")
            if body:
                with body:
                    _draw_measure(charts, own, len(columns))


def _draw_measure(charts: Sequence[Chart], own: Chart | None, columns: int) -> None:
    for small in charts:
        draw_small(small, columns)
    if own:
        chart.draw_tools(own, "")
