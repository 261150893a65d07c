"""What this session has run: open it again, run it again, or see how it differs from the text in the editor."""

from __future__ import annotations

import difflib
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from dashboard.figures.display import format_count
from dashboard.pages.sql import status
from dashboard.pages.sql.workbench import Bench, Run
from dashboard.ui.markdown import escape

_SHOWN_FIRST = 8
_ALL = "workbench_history_all"


def show(bench: Bench) -> None:
    """The runs, the latest first, in an expander that is filled when it is opened."""
    if not bench.runs:
        return
    label = f"History of this session: {format_count(len(bench.runs), 'query', 'queries')}"
    opened = st.expander(label, icon=":material/history:", key="workbench_history", on_change="rerun")
    if not opened.open:
        return
    with opened:
        shown = bench.runs if st.session_state.get(_ALL) else bench.runs[:_SHOWN_FIRST]
        for place, run in enumerate(shown):
            _entry(bench, run, len(bench.runs) - place)
        if len(shown) < len(bench.runs):
            st.button(
                f"Show all {len(bench.runs)}", key="workbench_history_more", on_click=st.session_state.__setitem__,
                args=(_ALL, True),
            )  # fmt: skip


def difference(before: str, after: str) -> str:
    """The two texts as a unified diff; empty where they are equal."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "then", "in the editor", lineterm="", n=2)
    return "\n".join(lines)


def _entry(bench: Bench, run: Run, number: int) -> None:
    key = f"workbench_run_{run.began.timestamp()}_{number}"
    with st.container(border=True, gap="xsmall"):
        st.markdown(escape(status.first_words(run.sql)))
        st.caption(f"{_time(run.began)} · {_told(run)}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Open", key=f"{key}_open", on_click=bench.open, args=(run.text, run.given))
            st.button("Run again", key=f"{key}_again", on_click=_again, args=(bench, run))
            is_other = run.text != bench.text
            is_compared = is_other and st.toggle("Difference to the text in the editor", key=f"{key}_difference")
        if is_compared:
            # The colours of a diff are too pale to read; its marks say the same.
            st.code(difference(run.text, bench.text), language=None, wrap_lines=True)


def _again(bench: Bench, run: Run) -> None:
    bench.open(run.text, run.given)
    bench.start(run.start, run.end)


def _told(run: Run) -> str:
    """ "answered, 1,000 of 48,213 rows, 0.41 s" """
    if run.job is not None:
        return "running"
    result = run.result() or run.result(is_plan=True)
    parts = [status.told(result)]
    if run.rows is None and result is not None:
        parts.append("plan")
    elif result is not None and not result.message:
        count = result.table.num_rows if result.table is not None else run.count_rows
        total = result.total_rows
        parts.append(
            f"{count:,} of {total:,} rows" if total is not None and total > count else format_count(count, "row")
        )
    if result is not None and result.seconds:
        parts.append(f"{result.seconds:,.2f} s")
    return ", ".join(parts)


def _time(moment: datetime) -> str:
    """The time of day where the reader is."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC")).strftime("%H:%M:%S")
    except (ZoneInfoNotFoundError, ValueError):
        return f"{moment:%H:%M:%S} UTC"
