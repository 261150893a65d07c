"""A chart of a result in words: its axes, its key, and what it shows for readers who do not see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from dashboard.charts.query.columns import Day, Number, clip, format_day, format_number
from dashboard.charts.query.form import RANGES, Form
from dashboard.charts.query.marks import NO_VALUE, Mark, Reading
from dashboard.charts.stances import LEGEND_GAP, STANCE_STYLES
from dashboard.charts.stances import MarkStyle as Look
from dashboard.figures.display import capitalize, format_count

Escape = Callable[[str], str]
_NAME_CHARACTERS = 60
_UNBROKEN = "\N{NO-BREAK SPACE}"  # so that no line ends between a mark and its name
_GAPS = re.compile(r"\s+|·")


def styles_of(reading: Reading) -> dict[str, Look]:
    """How each series is drawn: its stance's own look, or the next one of the house."""
    if any(name in STANCE_STYLES for name in reading.series) and {*reading.series} <= {*STANCE_STYLES, NO_VALUE}:
        used = {STANCE_STYLES[name].place for name in reading.series if name in STANCE_STYLES}
        free = [mark for mark in STANCE_STYLES.values() if mark.place not in used]
        return {name: STANCE_STYLES.get(name) or free[-1] for name in reading.series if name in STANCE_STYLES or free}
    # Each colour once before any comes again.
    one_each = {mark.place: mark for mark in reversed(STANCE_STYLES.values())}
    house = sorted(STANCE_STYLES.values(), key=lambda mark: (one_each[mark.place] is not mark, mark.place))
    return dict(zip(reading.series, house, strict=False))


def describe_axes(form: Form) -> str:
    """ "high by as_of, a colour per speaker." """
    colour = f", a colour per {clip(form.colour)}" if form.colour else ""
    return f"{describe_values(form)} by {clip(form.x)}{colour}."


def describe_values(form: Form) -> str:
    """ "low", or "low to high" for ranges."""
    high = f" to {clip(form.y_high)}" if form.kind == RANGES and form.y_high else ""
    return f"{clip(form.y)}{high}"


def strip_marks(text: str) -> str:
    """The text without the signs that part a key."""
    return _GAPS.sub(" ", text).translate(str.maketrans("[]", "()")).strip()


def build_legend(reading: Reading, escape: Escape) -> str:
    """Every series with its colour and sign, and the sign of an open end."""
    parts = []
    if reading.form.colour is not None:
        named = styles_of(reading)
        parts = [f":{look.colour_name}[{look.glyph}{_UNBROKEN}{escape(_cut(name))}]" for name, look in named.items()]
    if any(len(mark.bounds) == 1 for mark in reading.marks):
        parts.append("dotted arrow: open on that side")
    return LEGEND_GAP.join(parts)


def build_alt_text(form: Form, reading: Reading) -> str:
    """Axes, rows, least and greatest with their labels, and what is left out."""
    marks = reading.marks
    count = format_count(len(marks), "row")
    end = partial(_end, of=form.x)
    least = min(marks, key=lambda mark: min(mark.bounds))
    greatest = max(marks, key=lambda mark: max(mark.bounds))
    ends = f"The least is {end(least, min(least.bounds))}, the greatest {end(greatest, max(greatest.bounds))}."
    series = f" The colours are: {', '.join(map(_cut, reading.series))}." if form.colour else ""
    return " ".join([f"{capitalize(form.kind)}: {describe_axes(form)} {count}.{series}", ends, *reading.notes])


def format_place(x: Day | Number | str, of: str = "") -> str:
    """Where a mark stands, in words; a whole number in a column of years has no thousands."""
    if isinstance(x, str):
        return x or "(empty)"
    if "year" in of.lower() and isinstance(x, int):
        return str(x)
    return format_day(x) if isinstance(x, date) else format_number(x)


def _end(mark: Mark, end: Number, of: str) -> str:
    label = ", ".join(part for part in (format_place(mark.x, of), mark.series) if part)
    return f"{format_number(end)} ({clip(label, _NAME_CHARACTERS)})"


def _cut(name: str) -> str:
    return clip(STANCE_STYLES[name].label if name in STANCE_STYLES else name, 30) if name else "(empty)"
