"""Who stands behind the numbers of a reader's own query: sources, where its rows name figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.charts.stances import STANCES
from dashboard.engine.answers import ask
from dashboard.exports import texts
from dashboard.ui import links
from dashboard.ui.listing import Cell, Column, Row, listing
from dashboard.ui.words import counted, day

_FIGURE = "figure_id"
_SHOWN_FIRST = 12
_ALL = "workbench_sources_all"
_COLUMNS = [
    Column("wording", "As printed"),
    Column("speaker", "Speaker"),
    Column("stance", "Stance"),
    Column("stated_on", "Said on"),
    Column("outlet", "Publication"),
    Column("published_on", "Published on"),
]
WITHOUT = (
    "These rows name no figure, so no source can be attached: a number from a query of your own is your own reckoning. "
    "Let the query give `figure_id` too, and the sources are listed here."
)


def show(table: pa.Table) -> None:
    """The sources of the rows shown, and for how many of them there are any."""
    place = table.schema.get_field_index(_FIGURE)
    if not table.num_rows:
        return
    if place < 0 or not texts.is_text(table.schema.field(place).type):
        st.caption(WITHOUT)
        return
    named = table.column(place).to_pylist()
    found = _found([figure for figure in dict.fromkeys(named) if figure])
    count = sum(figure in found for figure in named)
    of = f"{count:,} of" if count < len(named) else "all" if count > 1 else ""
    st.header(f"Sources for {of} {counted(len(named), 'row')}", anchor=False)
    if count < len(named):
        st.caption(f"{'The other' if count else 'These'} rows name no figure, or one that is not in the data.")
    _list(list(found.values()))


def _found(figures: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """figure_id → its source and its dossier; an id that two dossiers have counts where it is found first."""
    found: dict[str, Mapping[str, Any]] = {}
    in_view = links.state()["dossier"]
    dossiers = sorted(ask("dossiers").column("dossier").to_pylist(), key=lambda dossier: dossier != in_view)
    for dossier in dossiers if figures else ():
        for row in ask("sources_of_figures", dossier=dossier, figure_id=figures).to_pylist():
            found.setdefault(row[_FIGURE], {**row, "dossier": dossier})
    return {figure: found[figure] for figure in figures if figure in found}


def _list(sources: Sequence[Mapping[str, Any]]) -> None:
    if not sources:
        return
    is_whole = st.session_state.get(_ALL) or len(sources) <= _SHOWN_FIRST
    listing(
        "workbench_sources",
        _COLUMNS,
        [_row(source) for source in (sources if is_whole else sources[:_SHOWN_FIRST])],
        label="Sources of the rows",
        on_open=lambda figure: _open(figure, sources),
    )
    if not is_whole:
        st.button(
            f"Show all {len(sources):,} sources",
            icon=":material/expand_more:",
            key="workbench_sources_more",
            on_click=st.session_state.__setitem__,
            args=(_ALL, True),
        )


def _open(figure: str, sources: Sequence[Mapping[str, Any]]) -> None:
    links.set_value("dossier", next(one["dossier"] for one in sources if one[_FIGURE] == figure))
    links.open_figure(figure)


def _row(source: Mapping[str, Any]) -> Row:
    mark = STANCES.get(source["stance"])
    return Row(
        source[_FIGURE],
        (
            Cell(f"“{source['wording']}”"),
            Cell(source["speaker"]),
            Cell(f"{mark.glyph} {mark.label}", tone=mark.colour_name) if mark else Cell(source["stance"] or ""),
            Cell(day(source["stated_on"])),
            Cell(source["outlet"] or "", source["url"]),
            Cell(day(source["published_on"])),
        ),
        links.figure_address(source["dossier"], source[_FIGURE]),
    )
