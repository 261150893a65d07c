"""A chart of any result: which form suits its columns, why a form cannot be drawn, and the same in words.

Nothing is added up or averaged: each mark is one row. Plotly is loaded only to draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from dashboard.charts.query import alt_text
from dashboard.charts.query.columns import DAY, NUMBER, OTHER, READERS, TEXT, clip, count_distinct, kinds_of, read_texts
from dashboard.charts.query.form import BARS, KINDS, LINES, POINTS, RANGES, Form
from dashboard.charts.query.marks import MOST_SERIES, Reading, read_marks

if TYPE_CHECKING:
    from dashboard.charts.figure_builder import Figure
    from dashboard.charts.palette import Palette

# What a result is best split or named by, best first.
_COLOURS = ("measure", "label", "speaker", "stance", "subject", "region", "side", "kind", "family", "tier")
_NAMES = ("speaker", "label", "title", "name", "measure", "outlet", "subject")
_DAYS = ("as_of", "as_of_first", "effective_from", "stated_on", "happened_on", "published_on")
_LOWS = ("at_least", "low")
_LISTS = ("flags",)  # several values in one text tell no rows apart
_NOT_MEASURED = ("year", "month", "day", "row", "position", "rank", "number")
_FEW_ROWS = 3  # which are in some order by chance
_MOST_TRIED = 4  # columns, each of which is read to find whether a line through it can be drawn
_MANY_ROWS = 12  # more intervals than this are easier to read along an axis of days than one below the other


def suggest_form(table: pa.Table) -> Form | None:
    """The form that suits the types and names of the columns; None where none does, as for a single row."""
    if table.num_rows < 2:
        return None
    kinds = kinds_of(table)
    for form in _candidates(table, kinds):
        if not Chart(table, form).problem:
            return form
    return None


def find_usable_form(table: pa.Table, form: Form) -> Form:
    """The form itself, but for lines across text one with days or numbers as x that can be drawn, if there is one."""
    kinds = kinds_of(table)
    if form.kind != LINES or kinds.get(form.x) != TEXT:
        return form
    places = [name for kind in (DAY, NUMBER) for name, each in kinds.items() if each == kind and name != form.y]
    colours = [*dict.fromkeys([form.colour, None, *_ordered(columns_for(table)["colour"], _COLOURS)])][:_MOST_TRIED]
    along = _ordered(places, _DAYS)[:_MOST_TRIED]
    tried = (Form(LINES, x, form.y, colour) for x in along for colour in colours if colour != x)
    return next((other for other in tried if not Chart(table, other).problem), form)


class Chart:
    """One form of one result, read once. `problem` says in one sentence why it cannot be drawn; empty where it can."""

    def __init__(self, table: pa.Table, form: Form, note: str = "") -> None:
        """`note` is a sentence about the table that the picture says first, such as how it was cut."""
        self._table, self._form, self._note = table, form, note
        self.problem = _check_columns(table, form)
        self._reading = Reading(form, "", [], [], 0) if self.problem else read_marks(table, form)
        self.problem = self.problem or self._reading.problem
        if note:
            self._reading.notes.insert(0, note)

    def draw(self, palette: Palette, source: str = "") -> Figure:
        """The picture, with what it shows, what is left out, and `source` as its last lines.

        Raises ValueError with the `problem` of a form that has one.
        """
        from dashboard.charts.query import drawing  # noqa: PLC0415

        if self.problem:
            raise ValueError(self.problem)
        lines = [*self.list_notes(), source]
        return drawing.draw(self._reading, " ".join(line for line in lines if line), palette)

    def take_first(self, count: int) -> Chart:
        """The same chart of the first rows."""
        return Chart(self._table.slice(0, count), self._form, self._note)

    def list_notes(self) -> list[str]:
        """What is drawn along which axis, and what is left out."""
        return [alt_text.describe_axes(self._form), *self._reading.notes]

    def describe(self) -> str:
        """The picture in words: axes, how many rows, least and greatest with their labels, what is left out."""
        return self.problem or alt_text.build_alt_text(self._form, self._reading)

    def build_legend(self, escape: alt_text.Escape = alt_text.strip_marks) -> str:
        """The series as text with the colour and the sign of each, for Streamlit's markdown and for `render_svg`.

        `escape` makes text of the data safe for what it is written into.
        """
        return "" if self.problem else alt_text.build_legend(self._reading, escape)


def columns_for(table: pa.Table) -> dict[str, list[str]]:
    """The columns that can be x, y and colour."""
    kinds = kinds_of(table)
    return {
        "x": [name for name, kind in kinds.items() if kind != OTHER],
        "y": [name for name, kind in kinds.items() if kind == NUMBER],
        "colour": [name for name, kind in kinds.items() if kind != OTHER and 0 < _count(table, name) <= MOST_SERIES],
    }


def _check_columns(table: pa.Table, form: Form) -> str:
    if form.kind not in KINDS:
        return f"There is no form “{clip(form.kind)}”; there are {', '.join(KINDS[:-1])} and {KINDS[-1]}."
    kinds = kinds_of(table)
    high = form.find_high_column(table.column_names) if form.kind == RANGES else None
    for name in (form.x, form.y, form.colour, high):
        if name is not None and name not in kinds:
            return f"The result has no column “{clip(name)}”."
    return _check_kinds(form, kinds, high) or _check_colour(table, form, kinds)


def _check_kinds(form: Form, kinds: dict[str, str], high: str | None) -> str:
    if kinds[form.x] == OTHER:
        return f"x must be a number, a date or text, but {clip(form.x)} is {OTHER}."
    for part, name in (("y", form.y), ("The high end", high)):
        if name is not None and kinds[name] != NUMBER:
            return f"{part} must be a number, but {clip(name)} is {kinds[name]}."
    if form.kind == RANGES and (high is None or high == form.y):
        return f"A range needs a second column for its high end beside {clip(form.y)}."
    if form.kind == LINES and kinds[form.x] == TEXT:
        return f"A line needs a date or a number as x, but {clip(form.x)} is text: draw bars or points."
    return ""


def _check_colour(table: pa.Table, form: Form, kinds: dict[str, str]) -> str:
    if form.colour is None:
        return ""
    if kinds[form.colour] == OTHER:
        return f"Colour must be a number, a date or text, but {clip(form.colour)} is {OTHER}."
    if (count := _count(table, form.colour)) > MOST_SERIES:
        return f"Colours can tell {MOST_SERIES} values apart, but {clip(form.colour)} has {count:,}."
    return ""


def _count(table: pa.Table, name: str) -> int:
    return count_distinct(table.column(name))


@dataclass(frozen=True, slots=True)
class _Parts:
    """Columns by what they may be in a chart, the best of each first. `is_ranking`: the greatest number comes first."""

    measured: list[str]
    dated: list[str]
    named: list[str]
    colours: list[str]
    lows: list[str]
    years: list[str]
    is_ranking: bool


def _candidates(table: pa.Table, kinds: dict[str, str]) -> list[Form]:
    """What might be drawn, best first."""
    measured = [name for name, kind in kinds.items() if kind == NUMBER and name.lower() not in _NOT_MEASURED]
    if not measured:
        return []
    parts = _sort_columns(table, kinds, measured)
    along = (*parts.dated, *parts.named) if table.num_rows > _MANY_ROWS else (*parts.named, *parts.dated)
    ranges = [form for low in parts.lows[:1] for x in along[:1] for form in _split(Form(RANGES, x, low), parts.colours)]
    by_day, by_name = _list_by_day(parts), _list_by_name(parts)
    points = [form for x in parts.named[:1] for form in _split(Form(POINTS, x, parts.measured[0]), parts.colours)]
    return [*ranges, *(by_name + by_day if parts.is_ranking else by_day + by_name), *points, *_list_across(parts)]


def _sort_columns(table: pa.Table, kinds: dict[str, str], measured: list[str]) -> _Parts:
    counts = {name: _count(table, name) for name, kind in kinds.items() if kind != OTHER}
    dated = _ordered([name for name, kind in kinds.items() if kind == DAY and counts[name] > 1], _DAYS)
    named = _ordered([name for name, kind in kinds.items() if kind == TEXT and counts[name] > 1], _NAMES)
    # What the query orders its rows by is what it is about: that day as x, or that number as y.
    dated.sort(key=lambda name: not _is_sorted(table, name, kinds))
    measured = sorted(measured, key=lambda name: not _is_sorted(table, name, kinds))
    is_ranking = _is_sorted(table, measured[0], kinds, is_down=True)
    few = [name for name in (*named, *dated) if counts[name] <= MOST_SERIES and not _holds_lists(table, name)]
    lows = [one for one in measured if Form(RANGES, "", one).find_high_column(table.column_names) in measured]
    return _Parts(
        measured,
        dated,
        named,
        colours=_ordered(few, _COLOURS),
        lows=_ordered(lows, _LOWS),
        years=[name for name, kind in kinds.items() if kind == NUMBER and name not in measured],
        is_ranking=is_ranking and not any(_is_sorted(table, one, kinds) for one in dated),
    )


def _list_by_day(parts: _Parts) -> list[Form]:
    """The first number along the first day: as one line, as lines, as points."""
    y = parts.measured[0]
    return [
        form
        for x in parts.dated[:1]
        for form in (
            Form(LINES, x, y),
            *_split(Form(LINES, x, y), parts.colours),
            *_split(Form(POINTS, x, y), parts.colours),
        )
    ]


def _list_by_name(parts: _Parts) -> list[Form]:
    """The first number by name, as bars."""
    y = parts.measured[0]
    return [form for x in parts.named[:1] for form in (Form(BARS, x, y), *_split(Form(BARS, x, y), parts.colours))]


def _list_across(parts: _Parts) -> list[Form]:
    """The first number along years, or two numbers against each other."""
    lines = [Form(LINES, x, parts.measured[0]) for x in parts.years[:1]]
    across = [*parts.years, *parts.measured]
    return [*lines, *(_split(Form(POINTS, across[0], across[1]), parts.colours) if len(across) > 1 else [])]


def _is_sorted(table: pa.Table, name: str, kinds: dict[str, str], *, is_down: bool = False) -> bool:
    """Whether the rows, if there are more than a few, are in the order of this column: up or down, or only down."""
    values = [value for value in READERS[kinds[name]](table.column(name)) if value is not None]
    keys = [value.timetuple()[:6] if isinstance(value, date) else value for value in values]
    return (
        len(keys) > _FEW_ROWS
        and keys[0] != keys[-1]
        and keys in ([] if is_down else sorted(keys), sorted(keys, reverse=True))
    )


def _holds_lists(table: pa.Table, name: str) -> bool:
    """Whether the texts are lists, as `[a, b]` or by the name of the column."""
    known = (text for text in read_texts(table.column(name)) if text is not None)
    return name.lower() in _LISTS or next(known, "").startswith("[")


def _split(form: Form, colours: list[str]) -> list[Form]:
    """The form by each colour, and without one."""
    return [*(Form(form.kind, form.x, form.y, name) for name in colours if name != form.x), form]


def _ordered(names: list[str], best: tuple[str, ...]) -> list[str]:
    """Names that are known to say most come first."""
    return sorted(names, key=lambda name: best.index(name) if name in best else len(best))
