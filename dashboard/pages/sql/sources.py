"""Who stands behind the numbers of a reader's own query: sources, where its rows name figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.charts.stances import STANCES
from dashboard.engine.questions.ask import ask
from dashboard.engine.sandbox import Result
from dashboard.exports.sources import figures_by_row, names_figures
from dashboard.figures.display import format_count, format_day
from dashboard.ui import links, url_state
from dashboard.ui.html_table import Cell, Column, draw_table

_FIGURE = "figure_id"
_SHOWN_FIRST = 12
_ALL = "workbench_sources_all"
WITHOUT = (
    "No column of these rows is named “figure_id”, so no source can be attached: a number from a query of your own is "
    "your own calculation. Let the query give figure_id too, and the sources are listed here."
)
# A row may name a figure and hold a sum of many, so nothing more is claimed.
WHOSE = "Muster lists where these figures stand; whether a number in a row is theirs, only your query tells."


def show(result: Result) -> None:
    """The sources of the figures that the rows shown name, and how many of the rows name any."""
    table = result.table
    if table is None or not table.num_rows:
        return
    if not any(map(names_figures, table.column_names)):
        st.caption(WITHOUT)
        return
    rows = figures_by_row(table)
    found = _found(list(dict.fromkeys(figure for row in rows for figure in row)))
    count = sum(not found.keys().isdisjoint(row) for row in rows)
    st.header(f"Sources of the figures named in {_of(count, result)}", anchor=False)
    rest = "" if count == len(rows) else f" {'The other' if count else 'These'} rows name none that is in the data."
    st.caption(f"{WHOSE if count else ''}{rest}".strip())
    _list(list(found.values()))


def _of(count: int, result: Result) -> str:
    """ "38 of 41 rows", "all 1,000 rows shown, of 4,060", "the only row" """
    assert result.table is not None
    shown = result.table.num_rows
    if not result.truncated:
        all_rows = "the only row" if shown == 1 else f"all {shown:,} rows"
        return all_rows if count == shown else f"{count:,} of {format_count(shown, 'row')}"
    total = f"{result.total_rows:,}" if result.total_rows is not None else "more than could be counted"
    return f"{'all' if count == shown else f'{count:,} of the'} {format_count(shown, 'row')} shown, of {total}"


def _found(figures: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """figure_id → its source and its dossier; an id that two dossiers have counts where it is found first."""
    found: dict[str, Mapping[str, Any]] = {}
    in_view = url_state.current_view()["dossier"]
    dossiers = sorted(ask("dossiers").column("dossier").to_pylist(), key=lambda dossier: dossier != in_view)
    for dossier in dossiers if figures else ():
        for row in ask("sources_of_figures", dossier=dossier, figure_id=figures).to_pylist():
            found.setdefault(row["figure_id"], {**row, "dossier": dossier})
    return {figure: found[figure] for figure in figures if figure in found}


def _list(sources: Sequence[Mapping[str, Any]]) -> None:
    if not sources:
        return
    is_whole = st.session_state.get(_ALL) or len(sources) <= _SHOWN_FIRST
    draw_table(
        "workbench_sources",
        _COLUMNS,
        sources if is_whole else sources[:_SHOWN_FIRST],
        label="Sources of the rows",
        href=lambda source: links.figure_address(source["dossier"], source[_FIGURE]),
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
    mark = STANCES.get(source["stance"])
    return Cell(f"{mark.glyph} {mark.label}", tone=mark.colour_name) if mark else Cell(source["stance"] or "")


_COLUMNS: list[Column[Mapping[str, Any]]] = [
    Column("As printed", lambda source: f"“{source['wording']}”"),
    Column("Speaker", lambda source: source["speaker"]),
    Column("Stance", _stance),
    Column("Said on", lambda source: format_day(source["stated_on"])),
    Column("Publication", lambda source: Cell(source["outlet"] or "", source["url"])),
    Column("Published on", lambda source: format_day(source["published_on"])),
]
