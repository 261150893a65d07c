"""The rows of a result as a grid: a click on a head sorts by its column, and shows what the column holds."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app_pages.sql.column_profile import Arrangement, arrange, describe_column
from dashboard.app_pages.sql.run import Run
from dashboard.engine.sandbox import Result
from dashboard.figures.display import format_count
from dashboard.ui import result_table
from dashboard.ui.markdown import escape

_MAX_HEIGHT, _ROWS_WITHOUT_SCROLLING = 560, 14
_DIRECTIONS = {"up": ", sorted upwards", "down": ", sorted downwards", "": ""}


@st.fragment
def draw_grid(key: str, run: Run, result: Result, alt: str) -> None:
    """Draws the rows; what a reader chooses in the heads is kept with the run."""
    table = result.table
    assert table is not None
    if run.grid is None:  # built once, since every pause in typing runs the page
        run.grid = result_table.build_grid(arrange(table, result.types, run.arrangement), result.types)
    st.dataframe(
        run.grid.table,
        hide_index=True,
        lazy=False,  # lazy tables bring pandas: see ui/components/__init__.py
        column_config=dict(run.grid.config),
        placeholder="NULL",
        key=key,
        alt=alt,
        width="content",
        height="auto" if run.grid.table.num_rows <= _ROWS_WITHOUT_SCROLLING else _MAX_HEIGHT,
        on_select=partial(_choose_column, key, run),
        selection_mode="single-column",
    )
    chosen = run.arrangement.column
    if chosen is None:
        st.caption("Click the head of a column to sort by it, and to see and filter what it holds.")
        return
    name = escape(table.column_names[chosen] or "(no name)")
    shown = run.grid.table.num_rows
    cut = f" Shown: {shown:,} of {format_count(table.num_rows, 'row')}." if shown < table.num_rows else ""
    profile = escape(describe_column(table, result.types, chosen))
    st.caption(f"**{name}**{_DIRECTIONS[run.arrangement.direction]}: {profile}.{cut}")
    if st.session_state.get(f"{key}_condition") != run.arrangement.condition:  # else what is being typed would go
        st.session_state[f"{key}_condition"] = run.arrangement.condition
    st.text_input(
        f"Only rows whose {name} holds", key=f"{key}_condition", on_change=partial(_set_condition, key, run),
        placeholder="words, or >= 1000", width=330,
    )  # fmt: skip


def _choose_column(key: str, run: Run) -> None:
    """A click on a head selects its column; another one on the same takes the selection away."""
    chosen = st.session_state[key]["selection"]["columns"]
    column = int(chosen[0].removeprefix("c")) if chosen else run.arrangement.column
    if column is not None:
        run.arrangement, run.grid = run.arrangement.choose(column), None


def _set_condition(key: str, run: Run) -> None:
    before = run.arrangement
    run.arrangement = Arrangement(before.column, before.direction, st.session_state[f"{key}_condition"])
    run.grid = None
