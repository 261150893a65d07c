"""Lists that may be long: a dozen rows first, sorted by SQL; the address keeps how, and whether all are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.sharing.parameters import LISTS
from dashboard.ui import url_state, url_widgets
from dashboard.ui.html_table import Column, Row, draw_table

ROWS_SHOWN_FIRST = 12
_DEFAULT_SORT = {"speakers": "-count_statements", "publications": "-published_on"}


def draw_expandable_table(
    key: str,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Any]],
    line: Callable[[Mapping[str, Any]], Row],
    *,
    label: str,
    on_open: Callable[[str], None],
    whole_with: str = "",
) -> None:
    """The first dozen rows, or all once the reader has asked for them; `line` makes a row of the list.

    Where `key` is one of `links.LISTS`, a click on a heading changes `sort_of(key)`, by which the page asks again.
    Lists with the same `whole_with` are shown as a whole together; others each by its key.
    """
    sortable = LISTS.get(key, ())
    opened_as = whole_with or key
    is_whole = url_widgets.is_open(opened_as) or len(rows) <= ROWS_SHOWN_FIRST
    draw_table(
        f"{key}_list",
        [replace(column, is_sortable=column.name in sortable) for column in columns],
        [line(row) for row in (rows if is_whole else rows[:ROWS_SHOWN_FIRST])],
        label=label,
        sort=read_sort(key) if sortable else None,
        on_sort=lambda wanted: url_state.set_value(f"sort_{key}", wanted),
        on_open=on_open,
    )
    if not is_whole:
        st.button(
            f"Show all {len(rows):,}",
            icon=":material/expand_more:",
            key=f"{key}_more",
            on_click=url_widgets.open_part,
            args=(opened_as,),
        )


def read_sort(key: str) -> str | None:
    """The column that a list is sorted by, after "-" if downwards; None for the order of the question."""
    return url_state.current_view()[f"sort_{key}"] or _DEFAULT_SORT.get(key)
