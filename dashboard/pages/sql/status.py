"""What becomes of a query, in one line: its place in the queue, its time, its rows, and whatever was cut."""

from __future__ import annotations

import streamlit as st

from dashboard.engine.sandbox import Outcome, Result
from dashboard.figures.display import format_count
from dashboard.pages.sql.workbench import MORE_ROWS, ROWS, Bench
from dashboard.settings import settings
from dashboard.ui import url_state

_LOOKS_A_SECOND = 4
_ROWS_KEY = "workbench_rows"
_CHANGED = ":orange[:material/edit_note: The text or a value has changed since this result.]"


def show(bench: Bench) -> Result | None:
    """The line; gives the rows or the plan that are wanted, or what became of them, once they are there."""
    if bench.run is not None and bench.run.job is not None:
        _progress(bench)
        return None
    result = bench.run.result(is_plan=bench.show == "plan") if bench.run else None
    if result is not None:
        lines = (line(result), "" if bench.is_run else _CHANGED)
        st.markdown("  \n".join(filter(None, lines)), width="stretch")
        _choose_rows(bench, result)
    return result


def line(result: Result) -> str:
    """Markdown: "**1,000 of 48,213 rows** in 0.41 s · data version 9256b76a"; never silent about a cut."""
    if result.outcome is not Outcome.ANSWERED:
        is_stopped = result.outcome is Outcome.STOPPED and result.seconds
        return f"After {taken(result)}" if is_stopped else ""
    version = f"data version {result.data_version[:8]}" if result.data_version else ""
    if result.table is None:
        parts = [f"**Plan** in {taken(result)}; nothing was worked out", version]
    else:
        parts = [f"**{extent(result)}** in {taken(result)}", *_cut(result), version]
    return " · ".join(part for part in parts if part)


def extent(result: Result) -> str:
    """ "38 rows", "1,000 of 48,213 rows", "the first 1,000 rows of more than were counted", "no rows" """
    count = result.table.num_rows if result.table is not None else 0
    if result.truncated and result.total_rows is None:
        return f"The first {format_count(count, 'row')} of more than could be counted"
    if result.total_rows is not None and result.total_rows > count:
        return f"{count:,} of {format_count(result.total_rows, 'row')}"
    return format_count(count, "row") if count else "No rows"


def in_line(place: int) -> str:
    """ "1st in line", "2nd in line", "11th in line" """
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place:,}{ending} in line"


def _cut(result: Result) -> list[str]:
    if result.truncated == "bytes":
        return [f"cut at {settings.sql_result_megabytes} MB"]
    return [f"Save gives up to {settings.sql_download_rows:,}"] if result.truncated == "rows" else []


def taken(result: Result) -> str:
    """How long it took, in words."""
    return f"{result.seconds:,.2f} s" if result.seconds >= 0.01 else "under 0.01 s"


@st.fragment(run_every=1 / _LOOKS_A_SECOND)
def _progress(bench: Bench) -> None:
    """Looks at the job again and again; once it is done, the whole page runs."""
    job = bench.run.job if bench.run else None
    if bench.run is None or job is None:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key="workbench_progress"):
        if job.state == "waiting":
            at_once = format_count(settings.sql_at_once, "query runs", "queries run")
            st.markdown(f":material/hourglass_empty: **{in_line(max(job.place, 1))}**: {at_once} at once")
        else:
            st.markdown(f":material/timer: **Running for {job.elapsed:.1f} s**, stopped after {bench.run.seconds:g} s")
        st.button("Cancel", icon=":material/stop_circle:", key="workbench_cancel", on_click=job.cancel)


def _choose_rows(bench: Bench, result: Result) -> None:
    """More rows are offered where there are more."""
    if result.table is None or (result.total_rows is not None and result.total_rows <= ROWS):
        return
    chosen = url_state.current_view()["rows"] or str(ROWS)
    st.session_state[_ROWS_KEY] = chosen

    def choose() -> None:
        url_state.set_value("rows", None if st.session_state[_ROWS_KEY] == str(ROWS) else str(MORE_ROWS))
        bench.again()

    st.segmented_control(
        "Rows shown at most",
        [str(ROWS), str(MORE_ROWS)],
        format_func=lambda rows: f"{int(rows):,}",
        key=_ROWS_KEY,
        on_change=choose,
        required=True,
        width="content",
    )


def told(result: Result | None) -> str:
    """One or two words for the history: what became of it."""
    if result is None:
        return "not run"
    if result.outcome is Outcome.STOPPED:
        return {"cancelled": "cancelled", "busy": "turned away, busy"}.get(result.limit, f"stopped: {result.limit}")
    return {Outcome.ANSWERED: "answered", Outcome.REFUSED: "not allowed", Outcome.WRONG: "wrong SQL"}[result.outcome]


def first_words(text: str, longest: int = 90) -> str:
    """The first line of a text that says something, without the marks of a comment."""
    lines = (line.strip().removeprefix("--").strip().removeprefix("question:").strip() for line in text.splitlines())
    first = next((line for line in lines if line), "nothing written")
    return first if len(first) <= longest else f"{first[:longest]}…"
