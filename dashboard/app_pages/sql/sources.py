"""The sources of the figures that the rows of a reader's query name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.charts.stances import voice_of
from dashboard.engine.questions.ask import ask
from dashboard.engine.sandbox import Result
from dashboard.exports.sources import figures_by_row, names_figures
from dashboard.figures.display import format_count, format_day
from dashboard.ui import links, url_state
from dashboard.ui.html_table import Cell, Column, draw_table

_SHOWN_FIRST = 12
_ALL = "workbench_sources_all"
NO_FIGURES = (
    "No column of these rows is named “figure_id”, so no source can be listed. Select figure_id to see sources. "
    "Numbers that your query computes are your own; Muster cannot vouch for them."
)
# A row may name a figure and hold a sum of many, so nothing more is claimed.
NOT_CHECKED = "These are the sources of the figures listed. Muster cannot tell which numbers in a row came from them."


def draw_sources(result: Result) -> None:
    """The sources of the figures that the rows shown name, and how many of the rows name any."""
    table = result.table
    if table is None or not table.num_rows:
        return
    if not any(map(names_figures, table.column_names)):
        st.caption(NO_FIGURES)
        return
    rows = figures_by_row(table)
    sources = _find_sources(dict.fromkeys(figure for row in rows for figure in row))
    count = sum(not sources.keys().isdisjoint(row) for row in rows)
    st.header(f"Sources of the figures named in {_describe_rows(count, result)}", anchor=False)
    rest = "" if count == len(rows) else f" {'The other' if count else 'These'} rows name none that is in the data."
    st.caption(f"{NOT_CHECKED if count else ''}{rest}".strip())
    if sources:
        _draw_list(list(sources.values()))


def _describe_rows(count: int, result: Result) -> str:
    """Such as "38 of 41 rows", "all 1,000 rows shown, of 4,060", "the only row"."""
    assert result.table is not None
    shown = result.table.num_rows
    rows = format_count(shown, "row")
    if not result.truncated:
        all_rows = "the only row" if shown == 1 else f"all {shown:,} rows"
        return all_rows if count == shown else f"{count:,} of {rows}"
    total = f"{result.total_rows:,}" if result.total_rows is not None else "more than could be counted"
    return f"{'all' if count == shown else f'{count:,} of the'} {rows} shown, of {total}"


def _find_sources(figures: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """figure_id → its source and its dossier; of an id in two dossiers, that in view or else the first."""
    figures = list(figures)
    sources: dict[str, Mapping[str, Any]] = {}
    in_view = url_state.current_view()["dossier"]
    dossiers = sorted(ask("dossiers").column("dossier").to_pylist(), key=lambda dossier: dossier != in_view)
    for dossier in dossiers if figures else ():
        for row in ask("sources_of_figures", dossier=dossier, figure_id=figures).to_pylist():
            sources.setdefault(row["figure_id"], {**row, "dossier": dossier})
    return {figure: sources[figure] for figure in figures if figure in sources}


def _draw_list(sources: Sequence[Mapping[str, Any]]) -> None:
    is_whole = st.session_state.get(_ALL) or len(sources) <= _SHOWN_FIRST
    shown = sources if is_whole else sources[:_SHOWN_FIRST]
    draw_table(
        "workbench_sources",
        _COLUMNS,
        shown,
        label="Sources of the rows",
        href=lambda source: links.figure_address(source["dossier"], source["figure_id"]),
    )
    if not is_whole:
        st.button(
            f"Show all {len(sources):,} sources",
            icon=":material/expand_more:",
            key="workbench_sources_more",
            on_click=st.session_state.__setitem__,
            args=(_ALL, True),
        )


def _stance(source: Mapping[str, Any]) -> Cell:
    mark = voice_of(source)
    return Cell(f"{mark.glyph} {mark.label}", tone=mark.colour_name)


_COLUMNS: list[Column[Mapping[str, Any]]] = [
    Column("As printed", lambda source: f"“{source['wording']}”"),
    Column("Speaker", lambda source: source["speaker"]),
    Column("Said by", _stance),
    Column("Said on", lambda source: format_day(source["stated_on"])),
    Column("Publication", lambda source: Cell(source["outlet"] or "", source["url"])),
    Column("Published on", lambda source: format_day(source["published_on"])),
]
