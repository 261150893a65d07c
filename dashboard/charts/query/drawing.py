"""The marks of a result: bars and dots by name, lines and dots along an axis, ranges as ranges with open ends open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboard.charts.drawing import FigureBuilder
from dashboard.charts.labels import PHONE_PIXELS
from dashboard.charts.query.alt_text import format_place, styles_of
from dashboard.charts.query.axes import compute_number_ticks, compute_year_ticks, set_day_axis
from dashboard.charts.query.columns import DAY, clip
from dashboard.charts.query.form import BARS, LINES, RANGES
from dashboard.charts.query.marks import Mark, Reading
from dashboard.charts.query.titles import name_axes
from dashboard.charts.stances import MarkStyle as Look
from dashboard.charts.template import Figure, Palette, start_figure, wrap_text

HEIGHT = 400
LINE_PIXELS, GAP_PIXELS, BAR_PIXELS = 16, 10, 14
NAME_CHARACTERS = 25
LETTER_PIXELS = 7.5
_CROWD = 150  # marks, from which on they are drawn smaller
_REACH = 0.06  # of an open end, as a share of the axis
_BAR_SHARE = 0.72  # of the room of a name that its bars take
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid", "dash")
_CARD = {"hovertemplate": "%{customdata}<extra></extra>"}
_OPEN = {(False, True): "triangle-up-open", (False, False): "triangle-down-open",
         (True, True): "triangle-right-open", (True, False): "triangle-left-open"}  # fmt: skip


@dataclass(frozen=True)
class _Sheet:
    """A picture whose values run upwards, or to the right where `is_level`."""

    picture: FigureBuilder
    reading: Reading
    palette: Palette
    is_level: bool

    def trace(self, along: Sequence[Any], values: Sequence[float | None], **style: Any) -> None:
        x, y = (values, along) if self.is_level else (along, values)
        self.picture.scatter(x=list(x), y=list(y), **style)

    def tick(self) -> str:
        """The sign for the end of a range."""
        return "line-ns" if self.is_level else "line-ew"


def draw(reading: Reading, source: str, palette: Palette) -> Figure:
    """The picture of a reading that has no problem, with `source` as its last lines."""
    return _by_name(reading, source, palette) if reading.is_by_category else _along_axis(reading, source, palette)


def _along_axis(reading: Reading, source: str, palette: Palette) -> Figure:
    """Along days or numbers, values upwards."""
    picture = start_figure(HEIGHT, source, palette)
    sheet = _Sheet(picture, reading, palette, is_level=False)
    low, high = _value_axis(sheet)
    places = [mark.x for mark in reading.marks]
    if reading.x_kind == DAY:
        set_day_axis(picture, places)
    else:
        ticks_of = compute_year_ticks if "year" in reading.form.x.lower() else compute_number_ticks
        ticks, labels, (first, last) = ticks_of(map(float, places))
        picture.xaxis(tickvals=ticks, ticktext=labels, range=[first, last], tickangle=0)
    for number, (name, look) in enumerate(styles_of(reading).items()):
        marks = [mark for mark in reading.marks if mark.series == name]
        if reading.form.kind == RANGES:
            _ranges(sheet, marks, [_at(mark.x) for mark in marks], look, (high - low) * _REACH)
        else:
            _dots(sheet, marks, look, _DASHES[number] if reading.form.kind == LINES else None)
    name_axes(picture, reading.form, palette, is_level=False)
    return picture.figure()


def _by_name(reading: Reading, source: str, palette: Palette) -> Figure:
    """One place per name; ranges one per row, so that none lies on another."""
    is_range, is_bar = reading.form.kind == RANGES, reading.form.kind == BARS
    rows = [[mark] for mark in reading.marks] if is_range else list(_grouped(reading).values())
    labels = [_label(row, reading) for row in rows]
    is_level = not (is_bar and _fit_below(rows))
    picture = start_figure(_height(labels, reading) if is_level else HEIGHT * 4 // 5, source, palette)
    sheet = _Sheet(picture, reading, palette, is_level)
    low, high = _value_axis(sheet)
    _name_axis(sheet, labels if is_level else [wrap_text(format_place(row[0].x), 12) for row in rows])
    count = len(rows)
    places = {id(mark): (count - 1 - n if is_level else n) for n, row in enumerate(rows) for mark in row}
    for name, look in styles_of(reading).items():
        marks = [mark for mark in reading.marks if mark.series == name]
        along = [float(places[id(mark)]) for mark in marks]
        if is_range:
            _ranges(sheet, marks, along, look, (high - low) * _REACH)
        elif is_bar:
            _bars(sheet, marks, along, look)
        else:
            _named_dots(sheet, marks, along, look)
    name_axes(picture, reading.form, palette, is_level=is_level)
    return picture.figure()


def _grouped(reading: Reading) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in reading.marks:
        found.setdefault(mark.x, []).append(mark)
    return found


def _value_axis(sheet: _Sheet) -> tuple[float, float]:
    """The axis of the values; gives its ends."""
    reading = sheet.reading
    ends = [float(end) for mark in reading.marks for end in mark.bounds]
    ticks, labels, (low, high) = compute_number_ticks(ends, from_zero=reading.form.kind == BARS)
    if any(len(mark.bounds) == 1 for mark in reading.marks):
        room = (high - low) * _REACH
        low, high = low - room, high + room
    if sheet.is_level:
        sheet.picture.xaxis(tickvals=ticks, ticktext=labels, range=[low, high], showgrid=True, tickangle=0)
    else:
        sheet.picture.yaxis(tickvals=ticks, ticktext=labels, range=[low, high], side="right", automargin=True)
        # In a saved picture Plotly keeps too little room for them.
        sheet.picture.widen_right(round(max(map(len, labels)) * LETTER_PIXELS) + 12)
    return low, high


def _name_axis(sheet: _Sheet, labels: list[str]) -> None:
    axis = {"tickvals": list(range(len(labels))), "range": [-0.6, len(labels) - 0.4], "showgrid": False}
    if sheet.is_level:
        sheet.picture.yaxis(ticktext=labels[::-1], ticklabelstandoff=6, automargin=True, **axis)
    else:
        sheet.picture.xaxis(ticktext=labels, tickangle=0, **axis)
        sheet.picture.lower_floor(LINE_PIXELS * max(text.count("<br>") for text in labels))


def _label(row: list[Mark], reading: Reading) -> str:
    """The name, and the number itself where the row has one only: it needs no hovering then."""
    lines = [f"<b>{line}</b>" for line in wrap_text(format_place(row[0].x), NAME_CHARACTERS).split("<br>")[:2]]
    if reading.form.kind in (BARS, RANGES) and len(row) == 1:
        lines.append(wrap_text(clip(row[0].value, NAME_CHARACTERS + 9), NAME_CHARACTERS + 9))
    return "<br>".join(lines)


def _fit_below(rows: list[list[Mark]]) -> bool:
    """Whether the names stand below upright bars on a phone without touching, and hold no more than a name."""
    longest = max(len(format_place(row[0].x)) for row in rows)
    return len(rows) * (longest + 1.5) * LETTER_PIXELS <= PHONE_PIXELS


def _height(labels: list[str], reading: Reading) -> int:
    bars = len(reading.series) * BAR_PIXELS if reading.form.kind == BARS else 0
    lines = [LINE_PIXELS * (label.count("<br>") + 1) for label in labels]
    return 30 + len(labels) * (GAP_PIXELS + max(bars, *lines, 18))


def _bars(sheet: _Sheet, marks: list[Mark], along: list[float], look: Look) -> None:
    """From zero to the value, those of one name side by side, with the sign of their series at the end."""
    reading, colour = sheet.reading, sheet.palette.series[look.place]
    width = _BAR_SHARE / len(reading.series)
    shift = (reading.series.index(marks[0].series) + 0.5) * width - _BAR_SHARE / 2
    shift = -shift if sheet.is_level else shift
    for mark, middle in zip(marks, along, strict=True):
        start, end = middle + shift - width * 0.46, middle + shift + width * 0.46
        value = float(mark.y or 0)
        ends = (0, start, value, end) if sheet.is_level else (start, 0, end, value)
        sheet.picture.shape(
            type="rect", **dict(zip(("x0", "y0", "x1", "y1"), ends, strict=True)), fillcolor=colour, opacity=0.55,
            line={"width": 0}, layer="below",
        )  # fmt: skip
    is_split = reading.form.colour is not None
    sheet.trace(
        [middle + shift for middle in along],
        [float(mark.y or 0) for mark in marks],
        mode="markers",
        marker={"symbol": look.symbol if is_split else sheet.tick(), "size": 9 if is_split else BAR_PIXELS,
                "color": colour, "line": {"width": 1 if is_split else 3,
                                          "color": sheet.palette.paper if is_split else colour}},
        customdata=[_card(mark, reading) for mark in marks],
        **_CARD,
    )  # fmt: skip


def _named_dots(sheet: _Sheet, marks: list[Mark], along: list[float], look: Look) -> None:
    sheet.trace(
        along,
        [float(mark.y or 0) for mark in marks],
        mode="markers",
        marker=_marker(sheet, look),
        customdata=[_card(mark, sheet.reading) for mark in marks],
        **_CARD,
    )


def _dots(sheet: _Sheet, marks: list[Mark], look: Look, dash: str | None) -> None:
    """Rows as dots; joined by a line in the order of x where `dash` is given, broken where a value is missing."""
    reading = sheet.reading
    points: list[tuple[Any, Mark | None]] = [(_at(mark.x), mark) for mark in marks]
    if dash:
        points += [(_at(x), None) for series, x in reading.gaps if series == marks[0].series]
        points.sort(key=lambda point: _order(point[0]))
    style = {"line": {"color": sheet.palette.series[look.place], "width": 2, "dash": dash}} if dash else {}
    sheet.trace(
        [x for x, _ in points],
        [None if mark is None else float(mark.y or 0) for _, mark in points],
        mode="lines+markers" if dash else "markers",
        marker=_marker(sheet, look),
        customdata=["" if mark is None else _card(mark, reading) for _, mark in points],
        **style,
        **_CARD,
    )


def _marker(sheet: _Sheet, look: Look) -> dict[str, Any]:
    is_crowded = len(sheet.reading.marks) > _CROWD
    return {
        "symbol": look.symbol if sheet.reading.form.colour else "circle",
        "size": 6 if is_crowded else 9,
        "color": sheet.palette.series[look.place],
        "line": {"width": 0 if is_crowded else 1, "color": sheet.palette.paper},
    }


def _ranges(sheet: _Sheet, marks: list[Mark], along: list[Any], look: Look, reach: float) -> None:
    """Pale bars between two ends, dotted arrows of length `reach` at open ones, a sign where both are the same."""
    colour = sheet.palette.series[look.place]
    bars: dict[str, list[Any]] = defaultdict(list)
    arrows: dict[str, list[Any]] = defaultdict(list)
    for mark, at in zip(marks, along, strict=True):
        if len(mark.bounds) == 2 and mark.y != mark.high:
            _append(bars, at, *map(float, mark.bounds))
        elif len(mark.bounds) == 1:
            known = float(mark.bounds[0])
            _append(arrows, at, known, known + (reach if mark.high is None else -reach))
    if bars:
        width = 9 if sheet.is_level else 5
        line = {"color": colour, "width": width}
        sheet.trace(bars["at"], bars["value"], mode="lines", line=line, opacity=0.4, hoverinfo="skip")
    if arrows:
        line = {"color": colour, "width": 2, "dash": "dot"}
        sheet.trace(arrows["at"], arrows["value"], mode="lines", line=line, hoverinfo="skip")
    _ends(sheet, marks, along, look, reach)


def _append(lines: dict[str, list[Any]], at: Any, start: float, end: float) -> None:
    """One line of a trace that holds many; None parts them."""
    lines["at"] += [at, at, None]
    lines["value"] += [start, end, None]


def _ends(sheet: _Sheet, marks: list[Mark], along: list[Any], look: Look, reach: float) -> None:
    """The signs of a series: strokes at the ends that are known, arrow heads at the others, all with their card."""
    colour = sheet.palette.series[look.place]
    own = look.symbol if sheet.reading.form.colour else "circle"
    places, values, symbols, sizes, cards = [], [], [], [], []
    for mark, at in zip(marks, along, strict=True):
        card = _card(mark, sheet.reading)
        signs = [(float(end), sheet.tick(), 13) for end in dict.fromkeys(mark.bounds)]
        if len(mark.bounds) == 1:
            up = mark.high is None
            signs.append((signs[0][0] + (reach if up else -reach), _OPEN[sheet.is_level, up], 9))
        elif len(signs) == 1:
            signs = [(signs[0][0], own, 11 if sheet.is_level else 9)]
        for value, symbol, size in signs:
            places.append(at)
            values.append(value)
            symbols.append(symbol)
            sizes.append(size)
            cards.append(card)
    sheet.trace(
        places,
        values,
        mode="markers",
        marker={"symbol": symbols, "size": sizes, "color": colour, "line": {"width": 3, "color": colour}},
        customdata=cards,
        **_CARD,
    )


def _card(mark: Mark, reading: Reading) -> str:
    """Where the mark stands, its number with all digits, its series, and what else the row says."""
    lines = [
        f"<b>{wrap_text(clip(format_place(mark.x, reading.form.x), 80))}</b>",
        f"{wrap_text(clip(reading.form.y))}: {wrap_text(mark.value)}",
    ]
    if mark.series:
        lines.append(wrap_text(f"{clip(reading.form.colour or '')}: {clip(mark.series, 80)}"))
    return "<br>".join([*lines, *(wrap_text(clip(line, 130)) for line in mark.card)])


def _at(x: Any) -> Any:
    """A place as Plotly takes it: days as they are, numbers as floating ones."""
    return x if hasattr(x, "isoformat") else float(x)


def _order(x: Any) -> Any:
    return datetime(x.year, x.month, x.day) if hasattr(x, "year") and not isinstance(x, datetime) else x  # noqa: DTZ001
