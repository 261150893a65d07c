"""A table that is text: real links, sorted by SQL, one card per row on a phone. For lists that lead somewhere.

Streamlit's own grid is drawn on a canvas: it sorts only the rows that it has, and neither a keyboard nor a screen
reader can follow a link in it. It stays for the rows behind a chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Generic, Literal, TypeVar

import streamlit as st

from dashboard.ui.components import draw_component
from dashboard.ui.place import reserve_height

Row = TypeVar("Row")
_ROW_PIXELS, _MANY_ROWS = 36, 12  # at least so high; more rows are below the window
_LONGEST_CODE = 28  # such as a range with its rule


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

    def heading(self, texts: Iterable[str]) -> dict[str, Any]:
        """The column as the script takes it; `texts` are its cells."""
        kind = "number" if self.is_number else find_kind(texts)
        return {"label": self.label, "sort_by": self.sort_by, "kind": kind, "help": self.help}


def find_kind(texts: Iterable[str]) -> Literal["short", "prose"]:
    """Dates, ranges, codes and single words are "short" and never wrap; "prose" wraps between words."""
    is_short = all(len(text) <= _LONGEST_CODE and (" " not in text or any(map(str.isdigit, text))) for text in texts)
    return "short" if is_short else "prose"


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

    `href`: the address of what a row opens, relative to the page. A click opens it in the same session and makes one
    entry of the browser's history, or calls `on_open`. `sort`: what the rows are sorted by, after "-" if downwards;
    `on_sort` gets the new one before the page runs again. Another `page` of a list is shown from its top.
    """

    def sort_anew() -> None:
        if on_sort and (wanted := st.session_state[key].get("sorted")):
            on_sort(wanted)

    cells = [[_write_cell(column, row) for column in columns] for row in rows]
    data = {
        "label": label,
        "sort": sort,
        "page": page,
        "opens_here": on_open is not None,
        "columns": [column.heading(line[place]["text"] for line in cells) for place, column in enumerate(columns)],
        "rows": [{"href": href(row), "cells": line} for row, line in zip(rows, cells, strict=True)],
    }
    with reserve_height(_ROW_PIXELS * (1 + min(len(rows), _MANY_ROWS))):
        result = draw_component("html_table", key, data, on_sorted_change=sort_anew, on_opened_change=lambda: None)
    opened = next((row for row in rows if result.opened and href(row) == result.opened), None)
    if opened is not None and on_open:
        on_open(opened)


def _write_cell(column: Column[Row], row: Row) -> dict[str, Any]:
    cell = column.cell(row)
    return asdict(cell if isinstance(cell, Cell) else Cell(cell))
