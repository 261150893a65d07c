"""A table that is text: real links, sorted by SQL, one card per row on a phone. For lists that lead somewhere.

Streamlit's own grid is drawn on a canvas: it sorts only the rows that it was sent, and neither a keyboard nor a screen
reader can follow a link in it. It stays for the rows behind a chart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from dashboard.ui.components import load_component


@dataclass(frozen=True, slots=True)
class Column:
    """A heading. `name` is what a click on it asks to sort by."""

    name: str
    label: str
    is_number: bool = False
    is_sortable: bool = False
    help: str = ""


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
class Row:
    """`key` is given to `on_open`; `href` is the address of what the row opens, relative to the page."""

    key: str
    cells: tuple[Cell, ...]
    href: str | None = None


def draw_table(
    key: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    label: str,
    sort: str | None = None,
    on_sort: Callable[[str], None] | None = None,
    on_open: Callable[[str], None] | None = None,
    page: int | None = None,
) -> None:
    """Draws the rows as they come. `sort` names the column that they are sorted by, after "-" if downwards.

    `on_sort` gets the new `sort` before the page runs again; `on_open` gets a row's key. Where the list has pages,
    another `page` is shown from its top.
    """

    def sorted_anew() -> None:
        if on_sort and (wanted := st.session_state[key].get("sorted")):
            on_sort(wanted)

    data: dict[str, Any] = {
        "label": label,
        "sort": sort,
        "page": page,
        "columns": [asdict(column) for column in columns],
        "rows": [asdict(row) for row in rows],
    }
    result = load_component("listing")(key=key, data=data, on_sorted_change=sorted_anew, on_opened_change=lambda: None)
    if on_open and result.opened:
        on_open(result.opened)
