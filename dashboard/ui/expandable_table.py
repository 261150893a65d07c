"""Lists that may be long: a dozen rows first, sorted by SQL; the address keeps how, and whether all are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.ui import unfold, url_state
from dashboard.ui.html_table import Column, Row, draw_table

ROWS_SHOWN_FIRST = 12
_DEFAULT_SORT = {"speakers": "-count_statements", "publications": "-published_on"}


def draw_expandable_table(
    key: str,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    *,
    label: str,
    href: Callable[[Row], str | None],
    on_open: Callable[[Row], None] | None = None,
    opened_as: str = "",
) -> None:
    """The first dozen rows, or all once the reader has asked for them.

    A click on a heading changes `read_sort(key)`, by which the page asks again. Lists with the same `opened_as` are
    shown as a whole together; others each by its key.
    """
    opened_as = opened_as or key
    is_whole = unfold.is_open(opened_as) or len(rows) <= ROWS_SHOWN_FIRST
    draw_table(
        f"{key}_list",
        columns,
        rows if is_whole else rows[:ROWS_SHOWN_FIRST],
        label=label,
        href=href,
        on_open=on_open,
        sort=read_sort(key),
        on_sort=lambda wanted: url_state.set_value(f"sort_{key}", wanted),
    )
    if not is_whole:
        text, icon = f"Show all {len(rows):,}", ":material/expand_more:"
        st.button(text, icon=icon, key=f"{key}_more", on_click=unfold.open_part, args=(opened_as,))


def read_sort(key: str) -> str | None:
    """The column that a list is sorted by, after "-" if downwards; None for the order of the question."""
    return url_state.current_view().get(f"sort_{key}") or _DEFAULT_SORT.get(key)
