"""Small pictures of every measure and two subjects, each measure on one scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any

import streamlit as st

from dashboard.contents.charts.chart import Chart
from dashboard.ui import chart, export_menu, unfold
from dashboard.ui.markdown import escape
from dashboard.ui.screen import read_room
from dashboard.ui.small_pictures import draw_small

_COLUMNS = 3
_LEAST_PIXELS = 160  # of a column: three find room in the narrowest window of a tablet


def draw_grid(measures: Sequence[Sequence[Chart]], full: Mapping[str, Chart]) -> None:
    """A column per measure, a row per subject; on a phone, each to unfold.

    `full`: by measure, the charts of the subject in view to save and share. The first chart of the page has its own
    buttons.
    """
    st.header("Each measure on one scale", anchor=False)
    own = {name: shown for name, shown in full.items() if name != next(iter(full))}
    for shown in own.values():
        export_menu.add_picture(shown.picture)
    if read_room().is_narrow:
        for charts in measures:
            _draw_folded(charts, own.get(charts[0].address["measure"]))
        return
    for first in range(0, len(measures), _COLUMNS):
        _draw_beside(measures[first : first + _COLUMNS], full, own)


def _draw_folded(charts: Sequence[Chart], own: Chart | None) -> None:
    if body := unfold.draw_expander(f"beside_{charts[0].address['measure']}", escape(charts[0].note)):
        with body:
            for small in charts:
                draw_small(small, 1)
            if own:
                chart.draw_tools(own, "")


def _draw_beside(measures: Sequence[Sequence[Chart]], full: Mapping[str, Chart], own: Mapping[str, Chart]) -> None:
    """Row by row, so that pictures of one row stand on one line however long the words above them are."""
    columns = len(measures)
    names = [charts[0].address["measure"] for charts in measures]
    look: dict[str, Any] = {"min_column_width": _LEAST_PIXELS, "wrap": False, "gap": ("xxsmall", "medium")}
    with st.grid(columns, vertical_alignment="bottom", **look):
        for name, charts in zip(names, measures, strict=True):
            note = full[name].definition if name in full else None
            st.markdown(f"**{escape(charts[0].note)}**", help=escape(note) if note else None)
        for small in chain.from_iterable(zip_longest(*measures)):
            _draw_cell(small, lambda small: draw_small(small, columns))
        for shown in map(own.get, names):
            _draw_cell(shown, lambda shown: chart.draw_tools(shown, ""))


def _draw_cell(shown: Chart | None, draw: Callable[[Chart], None]) -> None:
    """A cell of the grid, also where it stays free: a container without anything in it has none."""
    if shown is None:
        st.empty()
        return
    with st.container(gap="xxsmall"):
        draw(shown)
