"""What is wrong with a query, where, and what would mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.engine.sandbox import Outcome, Result
from dashboard.engine.sandbox.errors import CLOSE, DOUBLE_QUOTES, GROUP_BY, likeness
from dashboard.engine.sandbox.tokens import tokens
from dashboard.pages.sql.workbench import SECONDS_OF_A_LINK, Bench
from dashboard.settings import settings
from dashboard.ui.markdown import escape

_SUGGESTED = re.compile(r'"([^"]+)"')
_KEYWORD = re.compile(r'Did you mean "([^"]+)" instead of "([^"]+)"\?')
_NAME = re.compile(r"""(?:\w+\.)*(?P<last>\w+|"(?:[^"]|"")+")""")
_AFTER_GROUPS = {"with", "group", "having", "window", "qualify", "order", "limit", "offset", "using", "union", "except",
                 "intersect"}  # fmt: skip
_MOST_MENDS = 3
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# So much of a line is shown around the place that it fits a phone: what has to be scrolled, a keyboard cannot reach.
_WIDEST = 34

_HEADS = {
    Outcome.WRONG: ("Wrong SQL", st.error, ":material/error:"),
    Outcome.REFUSED: ("Not allowed here", st.warning, ":material/block:"),
    Outcome.STOPPED: ("Stopped at a limit", st.warning, ":material/timer_off:"),
}
_OF_LIMITS = {
    "cancelled": ("Cancelled", st.info, ":material/stop_circle:"),
    "busy": ("Busy", st.info, ":material/hourglass_disabled:"),
    "crash": ("Stopped", st.warning, ":material/error:"),
}


@dataclass(frozen=True, slots=True)
class Mend:
    """What would be `written` in place of the text from `start` to before `end`."""

    label: str
    written: str
    start: int
    end: int


def show(bench: Bench, result: Result) -> None:
    """The kind of error, a sentence, the line of the text with a caret, and a mend where there is a simple one."""
    head, box, icon = _OF_LIMITS.get(result.limit) or _HEADS[result.outcome]
    place = _place(bench, result)
    where = ""
    if place and bench.run:
        line, column = position(bench.run.text, place[0])
        where = f" (line {line:,}, column {column:,})"
    hint = f" {escape(result.hint)}" if result.hint else ""
    message = result.message
    if result.limit == "time" and bench.run and bench.run.is_of_link:
        message = (
            f"This query takes longer than {SECONDS_OF_A_LINK:g} seconds, the most that a link may start by itself. "
            f"Press Run to give it {settings.sql_seconds:g}."
        )
    box(f"**{head}**{where}: {escape(message)}{hint}", icon=icon)
    if place and bench.run:
        st.code(pointed(bench.run.text, *place), language=None)
        _offer_mends(bench, result, *place)


def marks(bench: Bench) -> list[dict[str, Any]]:
    """What the editor underlines: nothing once the text has changed."""
    result = bench.run.result(is_plan=bench.show == "plan") if bench.run else None
    if not result or bench.run is None or bench.run.text != bench.text or not (place := _place(bench, result)):
        return []
    return [{"from": place[0], "to": place[1], "message": " ".join((result.message, result.hint)).strip()}]


def position(text: str, place: int) -> tuple[int, int]:
    """Line and column of a character, both from 1."""
    before = text[:place]
    return before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1


def pointed(text: str, start: int, end: int, widest: int = _WIDEST) -> str:
    """The line of the text with carets below what is wrong; a line longer than `widest` is cut around it."""
    number, column = position(text, start)
    line = text.split("\n")[number - 1].replace("\t", " ").rstrip("\r")
    first = max(0, column - 1 - widest // 2) if len(line) > widest else 0
    shown = line[first : first + widest]
    dots = "…" if first else ""
    length = max(1, min(end - start, len(shown) - (column - 1 - first)))
    margin = f"{number} | "
    tail = "…" if first + widest < len(line) else ""
    return f"{margin}{dots}{shown}{tail}\n{' ' * (len(margin) + len(dots) + column - 1 - first)}{'^' * length}"


def _place(bench: Bench, result: Result) -> tuple[int, int] | None:
    """From where to where in the whole text; the sandbox counts within what was run."""
    if result.place is None or bench.run is None:
        return None
    length = len(bench.run.text)
    start = min(bench.run.start + result.place.start, length)
    return start, min(max(bench.run.start + result.place.end, start + 1), max(length, start + 1))


def _offer_mends(bench: Bench, result: Result, start: int, end: int) -> None:
    """Buttons that mend what is wrong, and run it."""
    run = bench.run
    if run is None or run.text != bench.text:
        return

    def mend(one: Mend) -> None:
        part = (run.start, run.end + len(one.written) - (one.end - one.start))
        bench.open(run.text[: one.start] + one.written + run.text[one.end :], run.given)
        bench.start(*part, is_plan=bench.show == "plan")

    offered = mends(run.text, (run.start, run.end), result.hint, (start, end))
    if not offered:
        return
    with st.container(horizontal=True):
        for place, one in enumerate(offered):
            key = f"workbench_mend_{place}"
            st.button(escape(one.label), icon=":material/auto_fix_high:", key=key, on_click=mend, args=(one,))


def mends(text: str, part: tuple[int, int], hint: str, place: tuple[int, int]) -> list[Mend]:
    """What could stand instead: `hint` is what the sandbox says of a `place` in the `part` of the text that was run."""
    if hint == GROUP_BY:
        return _grouped(text, *part)
    if meant := _KEYWORD.fullmatch(hint):
        found = _nearest(text, part, meant[2], place[0])
        return [_renamed(meant[1], *found)] if found else []
    name = _NAME.match(text, *place)
    if not name or text[name.end() : place[1]].lstrip()[:1] not in ("", "("):
        return []
    made = []
    if hint.startswith(DOUBLE_QUOTES) and name[0].startswith('"'):
        string = "'{}'".format(name[0][1:-1].replace('""', '"').replace("'", "''"))
        made = [Mend(f"Use {string} and run", string, *name.span())]
    names = [other for other in _SUGGESTED.findall(hint) if likeness(name[0], other) >= CLOSE and other != name[0]]
    return [*made, *(_renamed(other, *name.span("last")) for other in names)][:_MOST_MENDS]


def _renamed(name: str, start: int, end: int) -> Mend:
    written = name if _PLAIN_NAME.fullmatch(name) else '"{}"'.format(name.replace('"', '""'))
    return Mend(f"Use {written} and run", written, start, end)


def _nearest(text: str, part: tuple[int, int], word: str, place: int) -> tuple[int, int] | None:
    """Where the word stands nearest to the place."""
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    spans = [found.span() for found in pattern.finditer(text, *part)]
    return min(spans, key=lambda span: abs(span[0] - place), default=None)


def _grouped(text: str, start: int, end: int) -> list[Mend]:
    """Nothing where more than the end of the text would have to change."""
    words = tokens(text[start:end])
    while words and words[-1].text == ";":
        words.pop()
    told = [word.word for word in words]
    if told.count("select") != 1 or "from" not in told or _AFTER_GROUPS & {*told}:
        return []
    last = start + words[-1].end
    gap = "\n" if "\n" in text[start:last] else " "
    return [Mend("Add group by all and run", f"{gap}group by all", last, last)]
