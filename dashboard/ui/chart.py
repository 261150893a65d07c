"""A chart as every page shows it: picture, key, source, its rows, and the buttons to save and share it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.charts.figure_builder import Figure
from dashboard.charts.palette import Palette
from dashboard.charts.room import Room
from dashboard.charts.stances import STYLES
from dashboard.contents.charts.chart import Chart
from dashboard.contents.filters import FILTERS
from dashboard.contents.sources import describe_publications, describe_table, is_by_month
from dashboard.engine.questions.ask import provenance
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.exports.extract import Extract
from dashboard.ui import export_menu, figure_drawer, links, share, unfold
from dashboard.ui.chart_rows import draw_rows
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape
from dashboard.ui.plotly_chart import draw_figure
from dashboard.ui.replay import replayed, replayed_alone
from dashboard.ui.screen import read_room
from dashboard.ui.theme import palette

PICTURES_KEPT = 256


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture by what is in it, and not by how that was asked for, so that an equal answer finds the one before."""

    form: str  # the name of its file
    table: bytes | str
    parts: tuple[tuple[str, bytes | str], ...]
    palette: Palette
    room: Room
    chart: Chart = field(compare=False)


def _name_content(part: Any) -> bytes | str:
    if not isinstance(part, pa.Table):
        return repr(part)
    table = part.replace_schema_metadata(None)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return hashlib.blake2b(sink.getvalue(), digest_size=16).digest()


@lru_cache(PICTURES_KEPT)
def _build_shared_figure(drawn: _Drawn) -> Figure:
    """The picture, drawn once for equal parts: the costliest step of a page."""
    return drawn.chart.drawn(drawn.palette, drawn.room)


def _build_figure(chart: Chart, room: Room) -> Figure:
    """The picture in the reader's palette; one with a reader's own figures is drawn for them alone, and never kept."""
    colours = palette()
    if open_warehouse().is_private:
        return chart.drawn(colours, room)
    if (colours, room) not in chart.pictures:  # the chart of a view is kept: spares to find the picture by its content
        parts = tuple((name, _name_content(part)) for name, part in chart.parts.items())
        drawn = _Drawn(chart.draw.__module__, _name_content(chart.table), parts, colours, room, chart)
        chart.pictures[colours, room] = _build_shared_figure(drawn)
    return chart.pictures[colours, room]


def draw_chart(chart: Chart, columns: int = 1) -> None:
    """The picture with key, source, buttons and rows; the headline above it is the page's.

    `columns`: how many pictures stand side by side where there is room.
    """
    key, table, label = chart.key, chart.table, chart.label
    with st.container(key=key, gap="xsmall"):
        draw_picture(chart, columns)
        if chart.legend:
            st.markdown(f":small[{chart.legend}]")
        dossier = str(provenance(table).parameters["dossier"])
        draw_tools(chart, f"{describe_table(table, label)} {describe_publications(table, dossier)}")


def draw_tools(chart: Chart, source: str) -> None:
    """One row: the source at the left, the buttons at the right; and the rows, where they are open."""
    key = chart.key
    extract = export_menu.add_table(key, chart.table, chart.label)
    is_shown = unfold.is_open(f"{key}_rows")
    with st.container(
        horizontal=True, vertical_alignment="center", wrap=read_room().is_narrow or not source, key=f"{key}_tools"
    ):
        if source:
            st.caption(escape(source))
        if is_by_month(chart.table) and not is_framed():
            _link_to_statements()
        _draw_buttons(key, chart.is_table_open, is_shown, chart.table.num_rows > 0, chart=chart, extract=extract)
    if chart.is_table_open or is_shown:
        _draw_rows(chart)


def _link_to_statements() -> None:
    st.page_link(
        "app_pages/figures/figures.py",
        label="The statements behind the marks",
        icon=":material/table_rows:",
        query_params=links.address_of(FILTERS),
    )


@replayed_alone
def _draw_buttons(
    key: str, is_table_open: bool, is_table_shown: bool, has_rows: bool, *, chart: Chart, extract: Extract
) -> None:
    """To the rows, to a file, and to a link or the query. They look the same whatever the chart shows."""
    if not is_table_open:
        unfold.draw_toggle(f"{key}_rows", "Table", ":material/table_rows:")
    if not is_framed():
        export_menu.draw_save_button(key, extract, chart.picture)
        share.draw_chart_button(chart)


@replayed
def _draw_rows(chart: Chart) -> None:
    draw_rows(chart.key, chart.table, chart.label)


@replayed
def draw_small(chart: Chart, columns: int) -> None:
    """One of several small pictures side by side; it says too little to be saved alone."""
    figure = _build_figure(chart, read_room(columns))
    key = f"{chart.key}_plot"
    look = {"on_select": partial(figure_drawer.open_mark, key), "selection_mode": "points"}
    draw_figure(figure, key, chart.alt, **look)


def draw_picture(chart: Chart, columns: int = 1) -> None:
    """The picture alone, which joins the page's fact pack."""
    draw_small(chart, columns)
    export_menu.add_picture(chart.picture)


def draw_with_headline(chart: Chart) -> None:
    """Headline, and the chart with its notes."""
    st.header(escape(chart.headline), anchor=False)
    draw_with_notes(chart)


def draw_with_notes(chart: Chart) -> None:
    """What the chart says in small letters, the chart, and what to know of single marks."""
    draw_note(chart)
    draw_chart(chart)
    draw_caveats(chart)


@replayed
def draw_note(chart: Chart) -> None:
    """What stands under the headline; what is counted, on demand."""
    if chart.note:
        st.markdown(f":small[{_colour_glyphs(escape(chart.note))}]", help=escape(chart.definition) or None)


def draw_caveats(chart: Chart) -> None:
    """What to know of single marks."""
    for caveat in chart.caveats:
        st.caption(escape(caveat))


def _colour_glyphs(text: str) -> str:
    """Marks of the key in the colours of the picture."""
    for mark in STYLES.values():
        text = text.replace(mark.glyph, f":{mark.colour_name}[{mark.glyph}]")
    return text
