"""A table that is text: real links, sorted by SQL, one card per row on a phone. For lists that lead somewhere.

Streamlit's own grid is drawn on a canvas: it sorts only the rows that it has, and neither a keyboard nor a screen
reader can follow a link in it. It stays for the rows behind a chart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from dashboard.ui import links
from dashboard.ui.components import draw_component

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Badge:
    """A word or two that must not be overlooked; `tone` is one of the theme's colour names."""

    text: str
    tone: str = "gray"
    help: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Text as it is; `href` opens a publication (http or https only); `tone` makes it a badge; `badges` follow it."""

    text: str
    href: str | None = None
    tone: str | None = None
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading, and what a row has below it. `sort_by`: what a click on the heading asks to sort by, if anything."""

    label: str
    cell: Callable[[Row], Cell | str]
    sort_by: str = ""
    is_number: bool = False
    help: str = ""

    def heading(self) -> dict[str, Any]:
        """The column as the script takes it."""
        return {"label": self.label, "sort_by": self.sort_by, "is_number": self.is_number, "help": self.help}


def draw_table(
    key: str,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    *,
    label: str,
    href: Callable[[Row], str | None] = lambda _: None,
    on_open: Callable[[Row], None] | None = None,
    sort: str | None = None,
    on_sort: Callable[[str], None] | None = None,
    page: int | None = None,
) -> None:
    """Draws the rows in their order.

    `href`: the address of what a row opens, relative to the page. A click opens it in the same session, or calls
    `on_open`. `sort`: what the rows are sorted by, after "-" if downwards; `on_sort` gets the new one before the page
    runs again. Another `page` of a list is shown from its top.
    """

    def cell_of(column: Column[Row], row: Row) -> dict[str, Any]:
        cell = column.cell(row)
        return asdict(cell if isinstance(cell, Cell) else Cell(cell))

    def sort_anew() -> None:
        if on_sort and (wanted := st.session_state[key].get("sorted")):
            on_sort(wanted)

    data = {
        "label": label,
        "sort": sort,
        "page": page,
        "columns": [column.heading() for column in columns],
        "rows": [{"href": href(row), "cells": [cell_of(column, row) for column in columns]} for row in rows],
    }
    result = draw_component("html_table", key, data, on_sorted_change=sort_anew, on_opened_change=lambda: None)
    opened = next((row for row in rows if result.opened and href(row) == result.opened), None)
    if opened is not None:
        on_open(opened) if on_open else links.open_address(result.opened)
