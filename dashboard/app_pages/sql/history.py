"""What this session has run: open it again, run it again, or see how it differs from the text in the editor."""

from __future__ import annotations

import difflib
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from dashboard.app_pages.sql import status
from dashboard.app_pages.sql.run import Run
from dashboard.app_pages.sql.workbench import Workbench
from dashboard.figures.display import format_count
from dashboard.ui.markdown import escape

_SHOWN_FIRST = 8
_ALL = "workbench_history_all"


def draw_history(workbench: Workbench) -> None:
    """The runs, the latest first, in an expander that is filled when it is opened."""
    runs = workbench.runs
    if not runs:
        return
    label = f"History of this session: {format_count(len(runs), 'query', 'queries')}"
    expander = st.expander(label, icon=":material/history:", key="workbench_history", on_change="rerun")
    if not expander.open:
        return
    with expander:
        shown = runs if st.session_state.get(_ALL) else runs[:_SHOWN_FIRST]
        for number, run in enumerate(shown):
            _draw_run(workbench, run, len(runs) - number)
        if len(shown) < len(runs):
            st.button(
                f"Show all {len(runs)}", key="workbench_history_more", on_click=st.session_state.__setitem__,
                args=(_ALL, True),
            )  # fmt: skip


def compare_texts(before: str, after: str) -> str:
    """The two texts as a unified diff; empty where they are equal."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "then", "in the editor", lineterm="", n=2)
    return "\n".join(lines)


def _draw_run(workbench: Workbench, run: Run, number: int) -> None:
    key = f"workbench_run_{run.started_at.timestamp()}_{number}"
    with st.container(border=True, gap="xsmall"):
        st.markdown(escape(status.find_title(run.sql)))
        st.caption(f"{_format_time(run.started_at)} · {_describe_run(run)}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Open", key=f"{key}_open", on_click=workbench.open, args=(run.text, run.raw_values))
            st.button("Run again", key=f"{key}_again", on_click=_run_again, args=(workbench, run))
            is_other = run.text != workbench.text
            is_compared = is_other and st.toggle("Difference to the text in the editor", key=f"{key}_difference")
        if is_compared:
            # The colours of a diff are too pale to read; its marks say the same.
            st.code(compare_texts(run.text, workbench.text), language=None, wrap_lines=True)


def _run_again(workbench: Workbench, run: Run) -> None:
    workbench.open(run.text, run.raw_values)
    workbench.start(run.start, run.end)


def _describe_run(run: Run) -> str:
    """Such as "answered, 1,000 of 48,213 rows, 0.41 s"."""
    if run.job is not None:
        return "running"
    result = run.result() or run.result(is_plan=True)
    parts = [status.name_outcome(result)]
    if result is not None and run.rows is None:
        parts.append("plan")
    elif result is not None and not result.message:
        count = result.table.num_rows if result.table is not None else run.count_rows
        total = result.total_rows or 0
        parts.append(f"{count:,} of {total:,} rows" if total > count else format_count(count, "row"))
    if result is not None and result.seconds:
        parts.append(f"{result.seconds:,.2f} s")
    return ", ".join(parts)


def _format_time(moment: datetime) -> str:
    """The time of day in the reader's time zone."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC")).strftime("%H:%M:%S")
    except (ZoneInfoNotFoundError, ValueError):
        return f"{moment:%H:%M:%S} UTC"
