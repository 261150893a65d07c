"""The state of a query in one line: its place in the queue, its time, its rows, and whatever was cut."""

from __future__ import annotations

import streamlit as st

from dashboard.app_pages.sql.workbench import MORE_ROWS, ROWS, Workbench
from dashboard.engine.sandbox import Outcome, Result
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.figures.display import format_count
from dashboard.settings import settings
from dashboard.ui import url_state

_CHECKS_PER_SECOND = 4
_ROWS_KEY = "workbench_rows"
_CHANGED = ":orange[:material/edit_note: The text or a value has changed since this result.]"


def draw_status(workbench: Workbench) -> Result | None:
    """The line; gives the rows or the plan, or why there are none, once the query has ended."""
    if workbench.run is not None and workbench.run.job is not None:
        _draw_progress(workbench)
        return None
    result = workbench.result
    if result is not None:
        lines = (describe_result(result), "" if workbench.is_run else _CHANGED)
        st.markdown("  \n".join(filter(None, lines)), width="stretch")
        _draw_row_choice(workbench, result)
    return result


def describe_result(result: Result) -> str:
    """Markdown: "**1,000 of 48,213 rows** in 0.41 s · data version 9256b76a"; it names every cut."""
    if result.outcome is not Outcome.ANSWERED:
        is_stopped = result.outcome is Outcome.STOPPED and result.seconds
        return f"After {format_seconds(result)}" if is_stopped else ""
    version = f"data version {result.data_version[:8]}" if result.data_version else ""
    if result.table is None:
        parts = [f"**Plan** in {format_seconds(result)}; the query was not run", version]
    else:
        parts = [f"**{describe_extent(result)}** in {format_seconds(result)}", _describe_cut(result), version]
    return " · ".join(part for part in parts if part)


def describe_extent(result: Result) -> str:
    """Such as "38 rows", "1,000 of 48,213 rows", "The first 1,000 rows of more than could be counted", "No rows"."""
    count = result.table.num_rows if result.table is not None else 0
    if result.truncated and result.total_rows is None:
        return f"The first {format_count(count, 'row')} of more than could be counted"
    if result.total_rows is not None and result.total_rows > count:
        return f"{count:,} of {format_count(result.total_rows, 'row')}"
    return format_count(count, "row") if count else "No rows"


def format_position(position: int) -> str:
    """Such as "1st in line", "2nd in line", "11th in line"."""
    ending = "th" if position % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(position % 10, "th")
    return f"{position:,}{ending} in line"


def format_seconds(result: Result) -> str:
    """How long it took: "0.41 s"."""
    return f"{result.seconds:,.2f} s" if result.seconds >= 0.01 else "under 0.01 s"


def name_outcome(result: Result | None) -> str:
    """One or two words for the history."""
    if result is None:
        return "not run"
    if result.outcome is Outcome.STOPPED:
        return {"cancelled": "cancelled", "busy": "turned away, busy"}.get(result.limit, f"stopped: {result.limit}")
    return {Outcome.ANSWERED: "answered", Outcome.REFUSED: "not allowed", Outcome.WRONG: "wrong SQL"}[result.outcome]


def find_title(text: str, max_length: int = 90) -> str:
    """The first line of a text that is not empty, without the marks of a comment."""
    lines = (line.strip().removeprefix("--").strip().removeprefix("question:").strip() for line in text.splitlines())
    first = next(filter(None, lines), "nothing written")
    return first if len(first) <= max_length else f"{first[:max_length]}…"


def _describe_cut(result: Result) -> str:
    if result.truncated == "bytes":
        return f"cut at {settings.sql_result_megabytes} MB"
    return f"Save gives up to {settings.sql_download_rows:,}" if result.truncated == "rows" else ""


@st.fragment(run_every=1 / _CHECKS_PER_SECOND)
def _draw_progress(workbench: Workbench) -> None:
    """Checks the job again and again; once it is done, the whole page runs."""
    job = workbench.run.job if workbench.run else None
    if workbench.run is None or job is None:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key="workbench_progress"):
        if job.state == "waiting":
            position = format_position(max(shared_pool().position(job), 1))
            at_once = format_count(settings.sql_at_once, "query runs", "queries run")
            st.markdown(f":material/hourglass_empty: **{position}**: {at_once} at once")
        else:
            limit = f"stopped after {workbench.run.seconds:g} s"
            st.markdown(f":material/timer: **Running for {job.elapsed:.1f} s**, {limit}")
        st.button(
            "Cancel",
            icon=":material/stop_circle:",
            key="workbench_cancel",
            on_click=shared_pool().cancel,
            args=(job,),
        )


def _draw_row_choice(workbench: Workbench, result: Result) -> None:
    """Offers more rows where there are more."""
    if result.table is None or (result.total_rows is not None and result.total_rows <= ROWS):
        return
    st.session_state[_ROWS_KEY] = str(workbench.max_rows)

    def choose() -> None:
        url_state.set_value("rows", None if st.session_state[_ROWS_KEY] == str(ROWS) else str(MORE_ROWS))
        workbench.run_again()

    st.segmented_control(
        "Rows shown at most",
        [str(ROWS), str(MORE_ROWS)],
        format_func=lambda rows: f"{int(rows):,}",
        key=_ROWS_KEY,
        on_change=choose,
        required=True,
        width="content",
    )
