"""The rows of a result as marks, and all that is to say about those that cannot be drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from dashboard.charts.query.columns import (
    DAY,
    READERS,
    TEXT,
    Number,
    clip,
    format_number,
    has_parts,
    kind_of,
    read_numbers,
    read_texts,
    unique_texts,
)
from dashboard.charts.query.form import BARS, LINES, RANGES, Form
from dashboard.charts.stances import STANCE_STYLES
from dashboard.figures.display import format_count

MOST_SERIES = 7  # the colours of the house
MOST_MARKS = 2_000
MOST_CATEGORIES = 50
NO_VALUE = "no value"
# A line through numbers of several of these would say what nobody said.
_NOT_JOINED = ("speaker", "speaker_id", "measure", "subject", "dossier")
_TOLD = ("speaker", "wording", "as_of", "stated_on", "outlet", "published_on")
_MOST_TOLD = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """One row. `x` is a number, a day or a text; None is the open end of a range; `card` is shown on hovering."""

    x: Any
    y: Number | None
    high: Number | None
    series: str
    card: tuple[str, ...]

    @property
    def bounds(self) -> list[Number]:
        """The ends that are known."""
        return [end for end in (self.y, self.high) if end is not None]

    @property
    def value(self) -> str:
        """The number or the range, with all digits."""
        if self.y is None or self.high is None:
            return (
                f"at least {format_number(self.y)}"
                if self.y is not None
                else f"at most {format_number(self.high or 0)}"
            )
        return format_number(self.y) if self.y == self.high else f"{format_number(self.y)}–{format_number(self.high)}"


@dataclass(slots=True)
class Reading:
    """What a form makes of a table: its marks, the sentences about what is left out, or why nothing can be drawn."""

    form: Form
    x_kind: str
    marks: list[Mark]
    series: list[str]
    total: int
    notes: list[str] = field(default_factory=list)
    problem: str = ""
    gaps: set[tuple[str, Any]] = field(default_factory=set)

    @property
    def is_by_category(self) -> bool:
        """Whether x is a list of names, not an axis."""
        return self.form.kind == BARS or self.x_kind == TEXT

    @property
    def categories(self) -> list[str]:
        """The names on the axis, in the order of the rows."""
        return unique_texts(mark.x for mark in self.marks)


def read_marks(table: pa.Table, form: Form) -> Reading:
    """The rows as marks; the columns must be of kinds that the form can use."""
    x_kind = kind_of(table.column(form.x))
    by_text = form.kind == BARS or x_kind == TEXT
    xs = (read_texts if by_text else READERS[x_kind])(table.column(form.x))
    lows = read_numbers(table.column(form.y))
    high = form.find_high_column(table.column_names) if form.kind == RANGES else None
    highs = lows if high is None else read_numbers(table.column(high))
    groups = _groups(table, form)
    rows = [
        n
        for n, (x, low, top) in enumerate(zip(xs, lows, highs, strict=True))
        if x is not None and (low, top) != (None, None)
    ]
    turned = {n for n in rows if _is_turned(lows[n], highs[n])}
    kept = [n for n in rows if n not in turned]
    reading = Reading(form, TEXT if by_text else x_kind, [], [], table.num_rows)
    _note_left_out(reading, table.num_rows - len(rows), len(turned))
    kept = _cut(reading, kept, xs)
    cards = _cards(table, form, kept)
    reading.marks = [Mark(xs[n], lows[n], highs[n], groups[n], card) for n, card in zip(kept, cards, strict=True)]
    reading.series = _in_order({mark.series for mark in reading.marks}, groups)
    if form.kind == LINES:
        reading.gaps = {(groups[n], xs[n]) for n in range(len(xs)) if xs[n] is not None and lows[n] is None}
    if x_kind == DAY and not by_text and has_parts(table.column(form.x)):
        reading.notes.append("Months and years stand at their middle day.")
    _note_mixture(reading, table, kept)
    reading.problem = _problem(reading, table, kept)
    return reading


def _groups(table: pa.Table, form: Form) -> list[str]:
    if form.colour is None:
        return [""] * table.num_rows
    return [NO_VALUE if text is None else text for text in read_texts(table.column(form.colour))]


def _is_turned(low: Number | None, high: Number | None) -> bool:
    return low is not None and high is not None and low > high


def _note_left_out(reading: Reading, without: int, turned: int) -> None:
    for count, what in ((without, "without a value"), (turned, "whose low end is above the high one")):
        if count:
            reading.notes.append(f"{format_count(count, 'row')} {what} {'is' if count == 1 else 'are'} left out.")


def _cut(reading: Reading, rows: list[int], xs: Sequence[Any]) -> list[int]:
    """The rows that there is room for, the first ones of the result."""
    form = reading.form
    if reading.is_by_category and form.kind == RANGES:
        kept = rows[:MOST_CATEGORIES]
    elif reading.is_by_category:
        names = set(unique_texts(xs[n] for n in rows)[:MOST_CATEGORIES])
        kept = [n for n in rows if xs[n] in names][:MOST_MARKS]
        if (count := len({xs[n] for n in rows})) > MOST_CATEGORIES:
            reading.notes.append(f"Only the first {MOST_CATEGORIES} of {count:,} values of {clip(form.x)} are drawn.")
            return kept
    else:
        kept = rows[:MOST_MARKS]
    if len(kept) < len(rows):
        reading.notes.append(f"Only the first {len(kept):,} of {len(rows):,} rows are drawn.")
    return kept


def _in_order(present: set[str], groups: Iterable[str]) -> list[str]:
    """Series as the rows have them; stances as every chart has them."""
    order = list(STANCE_STYLES) if present <= {*STANCE_STYLES, NO_VALUE} else []
    return [name for name in dict.fromkeys([*order, *groups]) if name in present]


def _cards(table: pa.Table, form: Form, rows: list[int]) -> list[tuple[str, ...]]:
    """What each row says beside its number: who said it where, or its other texts."""
    used = {form.x, form.y, form.colour, form.y_high}
    known = [name for name in _TOLD if name in table.column_names]
    others = [name for name in table.column_names[:40] if name not in used and kind_of(table.column(name)) == TEXT]
    names = [name for name in (known or others) if name not in used][:_MOST_TOLD]
    columns = {name: read_texts(table.column(name)) for name in names}
    return [
        tuple(f"{clip(name)}: {column[n]}" for name, column in columns.items() if column[n] is not None) for n in rows
    ]


def _note_mixture(reading: Reading, table: pa.Table, rows: list[int]) -> None:
    """Numbers of several measures on one axis must say so."""
    if "measure" not in table.column_names or "measure" in (reading.form.x, reading.form.colour):
        return
    column = read_texts(table.column("measure"))
    names = unique_texts(column[n] for n in rows)
    if len(names) > 1:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        reading.notes.append(f"The numbers are of {len(names)} measures: {', '.join(names[:3])}{more}.")


def _problem(reading: Reading, table: pa.Table, rows: list[int]) -> str:
    form, x = reading.form, clip(reading.form.x)
    if not reading.marks:
        return f"No row has a value of both {x} and {clip(form.y)}."
    if len(reading.series) > MOST_SERIES:
        return f"Colours can tell {MOST_SERIES} values apart, but {clip(form.colour or '')} has more."
    if form.kind not in (BARS, LINES):
        return ""
    pairs = Counter((mark.series, mark.x) for mark in reading.marks)
    (series, place), most = max(pairs.items(), key=lambda pair: pair[1])
    if most > 1:
        remedy = "choose a colour, or draw points" if form.colour is None else "choose another colour, or draw points"
        where = f"{x} {clip(str(place))}" + (f" of {clip(series)}" if series else "")
        one = "A bar" if form.kind == BARS else "A line"
        return f"{one} has one number per place, but {most:,} rows have {where}: use GROUP BY, {remedy}."
    return _joined(reading, table, rows) if form.kind == LINES else ""


def _joined(reading: Reading, table: pa.Table, rows: list[int]) -> str:
    """Why a line would say what no speaker said."""
    for name in _NOT_JOINED:
        if name not in table.column_names or name in (reading.form.x, reading.form.y):
            continue
        column = read_texts(table.column(name))
        by_series: dict[str, set[str | None]] = {}
        for n, mark in zip(rows, reading.marks, strict=True):
            by_series.setdefault(mark.series, set()).add(column[n])
        most = max(map(len, by_series.values()))
        if most > 1:
            return f"A line would join numbers of {most:,} values of {name}: choose {name} as colour, or draw points."
    return ""
