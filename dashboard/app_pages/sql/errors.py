"""What is wrong with a query, where, and buttons that correct it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.app_pages.sql.run import Run
from dashboard.app_pages.sql.workbench import Workbench
from dashboard.engine.sandbox import Edit, Outcome, Result
from dashboard.settings import settings
from dashboard.ui.markdown import escape

# So much of a line is shown around the place that it fits a phone: what has to be scrolled, a keyboard cannot reach.
_MAX_WIDTH = 34

_HEADS = {
    Outcome.WRONG: ("Wrong SQL", st.error, ":material/error:"),
    Outcome.REFUSED: ("Not allowed here", st.warning, ":material/block:"),
    Outcome.STOPPED: ("Stopped at a limit", st.warning, ":material/timer_off:"),
}
_LIMIT_HEADS = {
    "cancelled": ("Cancelled", st.info, ":material/stop_circle:"),
    "busy": ("Busy", st.info, ":material/hourglass_disabled:"),
    "crash": ("Stopped", st.warning, ":material/error:"),
}


def draw_error(workbench: Workbench, run: Run, result: Result) -> None:
    """The kind of error, a sentence, the line of the text with carets, and a button for each fix."""
    head, box, icon = _LIMIT_HEADS.get(result.limit) or _HEADS[result.outcome]
    span = _span_in_text(run, result)
    where = ""
    if span:
        line, column = find_position(run.text, span[0])
        where = f" (line {line:,}, column {column:,})"
    hint = f" {escape(result.hint)}" if result.hint else ""
    message = result.message
    if result.limit == "time" and run.is_from_link:
        message = (
            f"This query takes longer than {run.seconds:g} seconds, the most that a link may start by itself. "
            f"Press Run to give it {settings.sql_seconds:g}."
        )
    box(f"**{head}**{where}: {escape(message)}{hint}", icon=icon)
    if span:
        st.code(point_at(run.text, *span), language=None)
    if result.fixes and run.text == workbench.text:
        with st.container(horizontal=True):
            for number, edit in enumerate(result.fixes):
                label = f"{'Use' if edit.end > edit.start else 'Add'} {escape(edit.text.strip())} and run"
                st.button(
                    label,
                    icon=":material/auto_fix_high:",
                    key=f"workbench_fix_{number}",
                    on_click=_apply_fix,
                    args=(workbench, run, edit),
                )


def list_marks(workbench: Workbench) -> list[dict[str, Any]]:
    """What the editor underlines: nothing once the text has changed."""
    run, result = workbench.run, workbench.result
    if run is None or result is None or run.text != workbench.text or not (span := _span_in_text(run, result)):
        return []
    return [{"from": span[0], "to": span[1], "message": f"{result.message} {result.hint}".strip()}]


def find_position(text: str, start: int) -> tuple[int, int]:
    """Line and column of a character, both from 1."""
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def point_at(text: str, start: int, end: int, max_width: int = _MAX_WIDTH) -> str:
    """The line of the text with carets below what is wrong; a line longer than `max_width` is cut around it."""
    number, column = find_position(text, start)
    line = text.split("\n")[number - 1].replace("\t", " ").rstrip("\r")
    first = max(0, column - 1 - max_width // 2) if len(line) > max_width else 0
    part = line[first : first + max_width]
    margin = f"{number} | {'…' if first else ''}"
    length = max(1, min(end - start, len(part) - (column - 1 - first)))
    tail = "…" if first + max_width < len(line) else ""
    return f"{margin}{part}{tail}\n{' ' * (len(margin) + column - 1 - first)}{'^' * length}"


def _span_in_text(run: Run, result: Result) -> tuple[int, int] | None:
    """Start and end in the whole text; the sandbox counts within what was run."""
    if result.span is None:
        return None
    length = len(run.text)
    start = min(run.start + result.span.start, length)
    return start, min(max(run.start + result.span.end, start + 1), max(length, start + 1))


def _apply_fix(workbench: Workbench, run: Run, edit: Edit) -> None:
    start, end = run.start + edit.start, run.start + edit.end
    workbench.open(run.text[:start] + edit.text + run.text[end:], run.raw_values)
    workbench.start(run.start, run.end + len(edit.text) - (end - start), is_plan=workbench.show == "plan")
