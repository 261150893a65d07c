"""The rows behind a chart as text: each number leads to its figure, each outlet to its publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.contents import sources
from dashboard.figures.display import format_bounds, humanize
from dashboard.ui import links, unfold, url_state
from dashboard.ui.figure_cells import show_day, show_stance, show_text
from dashboard.ui.html_table import Cell, Column, draw_table

Row = Mapping[str, Any]
_SHOWN_FIRST, _MOST_SHOWN = 50, 1_000


def draw_rows(key: str, table: pa.Table, label: str) -> None:
    """The first rows, or all once the reader has asked for them; of very many, the saved file has the rest."""
    rows = table.to_pylist()
    columns = [
        Column(heading, cell, is_number=heading in _NUMBERS)
        for heading, (needed, cell) in _COLUMNS.items()
        if any(row.get(needed) not in (None, False) for row in rows)
    ]
    shown = _MOST_SHOWN if unfold.is_open(f"{key}_all_rows") else _SHOWN_FIRST
    draw_table(f"{key}_table", columns, rows[:shown], label=f"Table: {label}", href=_address_of)
    if len(rows) > _MOST_SHOWN == shown:
        st.caption(f"The first {shown:,} of {len(rows):,} rows. A saved file has all of them.")
    elif len(rows) > shown:
        text, icon = f"Show all {len(rows):,} rows", ":material/expand_more:"
        st.button(text, icon=icon, key=f"{key}_more", on_click=unfold.open_part, args=(f"{key}_all_rows",))


def _address_of(row: Row) -> str | None:
    if not row.get("figure_id"):
        return None
    return links.figure_address(row.get("dossier") or url_state.current_view()["dossier"], row["figure_id"])


def _interval(name: str) -> Callable[[Row], str]:
    def cell(row: Row) -> str:
        bounds = (row[f"{name}_at_least"], row[f"{name}_at_most"])
        return "" if bounds == (None, None) else format_bounds(row, f"{name}_")

    return cell


# Heading: the column that a table has it by, and the cell.
_COLUMNS: dict[str, tuple[str, Callable[[Row], Cell | str]]] = {
    "As printed": ("wording", lambda row: f"“{row['wording']}”" if row["wording"] else ""),
    "Means": ("rule", sources.describe_reading),
    "Speaker": ("speaker", show_text("speaker")),
    "Compared": ("disagreement", show_text("disagreement")),
    "Why": ("reason", show_text("reason")),
    "Said by": ("stance", show_stance),
    "True on": ("as_of", show_day("as_of")),
    "In force from": ("effective_from", show_day("effective_from")),
    "Said on": ("stated_on", show_day("stated_on")),
    "Counts": ("scope", show_text("scope")),
    "Publication": ("outlet", lambda row: Cell(sources.describe_publication(row), row["url"])),
    "Read later": ("is_read_later", lambda row: "no publication of its day was read" if row["is_read_later"] else ""),
    "Differs by": ("difference_at_least", _interval("difference")),
    "Carried by": ("carried_by", show_text("carried_by")),
    "Statements of the speaker": ("count_statements", lambda row: f"{row['count_statements']:,}"),
    "Change": ("change_at_least", _interval("change")),
    "Flags": ("flags", lambda row: humanize(row["flags"])),
    "Note": ("note", show_text("note")),
}
_NUMBERS = ("Statements of the speaker",)
