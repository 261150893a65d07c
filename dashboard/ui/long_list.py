"""Lists that may be long: a dozen rows first, sorted by SQL, one state at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.ui.listing import Column, Row, listing

ROWS_SHOWN_FIRST = 12
_ALL = "all"


def long_list(
    key: str,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Any]],
    line: Callable[[Mapping[str, Any]], Row],
    *,
    label: str,
    on_open: Callable[[str], None],
) -> None:
    """The first dozen rows, or all once the reader has asked for them; `line` makes a row of the list.

    A click on a heading changes `sort_of(key)`, by which the page asks again.
    """
    is_whole = st.session_state.get(f"{key}_all") or len(rows) <= ROWS_SHOWN_FIRST
    listing(
        f"{key}_list",
        columns,
        [line(row) for row in (rows if is_whole else rows[:ROWS_SHOWN_FIRST])],
        label=label,
        sort=sort_of(key),
        on_sort=lambda wanted: st.session_state.__setitem__(f"{key}_sort", wanted),
        on_open=on_open,
    )
    if not is_whole:
        st.button(
            f"Show all {len(rows):,}",
            icon=":material/expand_more:",
            key=f"{key}_more",
            on_click=st.session_state.__setitem__,
            args=(f"{key}_all", True),
        )


def sort_of(key: str, by_default: str | None = None) -> str | None:
    """The column that a list is sorted by, after "-" if downwards; None for the order of the question."""
    sort: str | None = st.session_state.setdefault(f"{key}_sort", by_default)
    return sort


def choose_state(
    key: str, counts: Mapping[str, int], words: Mapping[str, str] | None = None, label: str = "State"
) -> str | None:
    """A choice among the states that occur, with counts; None for all. Nothing is asked where there is one state."""
    if len(counts) < 2:
        return None
    told = {_ALL: "All", **(words or {})}
    every = {_ALL: sum(counts.values()), **counts}
    if st.session_state.get(key) not in every:
        st.session_state[key] = _ALL
    picked: str | None = st.segmented_control(
        label, list(every), format_func=lambda each: f"{told.get(each, each)} ({every[each]})", key=key, required=True
    )
    return None if picked == _ALL else picked
