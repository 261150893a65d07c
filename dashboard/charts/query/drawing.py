"""The marks of a result: bars and dots by name, lines and dots along an axis, ranges as ranges with open ends open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboard.charts.figure_builder import Figure, FigureBuilder, hover
from dashboard.charts.palette import Palette
from dashboard.charts.query.alt_text import format_place, styles_of
from dashboard.charts.query.axes import compute_year_ticks, name_axes, set_day_axis
from dashboard.charts.query.columns import DAY, clip
from dashboard.charts.query.form import BARS, LINES, RANGES
from dashboard.charts.query.marks import Mark, Reading
from dashboard.charts.stances import MarkStyle
from dashboard.charts.text import wrap_text
from dashboard.charts.ticks import compute_ticks

HEIGHT = 400
LINE_PIXELS, GAP_PIXELS, BAR_PIXELS = 16, 10, 14
NAME_CHARACTERS = 25
LETTER_PIXELS = 7.5
PHONE_PIXELS = 330  # of a drawing on a phone that is 390 px wide
_CROWD = 150  # marks, from which on they are drawn smaller
_REACH = 0.06  # of an open end, as a share of the axis
_BAR_SHARE = 0.72  # of the room of a name that its bars take
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid", "dash")


@dataclass(frozen=True)
class _Sheet:
    """A picture whose values run upwards, or to the right where `is_level`."""

    figure: FigureBuilder
    reading: Reading
    is_level: bool

    def turn(self, along: Iterable[Any], values: Iterable[Any]) -> tuple[list[Any], list[Any]]:
        """Places along the axis of names or days, and values, as x and y."""
        return (list(values), list(along)) if self.is_level else (list(along), list(values))

    def colour_of(self, style: MarkStyle) -> str:
        """The colour of a series."""
        return self.figure.palette.series[style.place]

    def symbol_of(self, style: MarkStyle) -> str:
        """The sign of a series; a circle where there is only one."""
        return style.symbol if self.reading.form.colour else "circle"

    @property
    def tick(self) -> str:
        """The sign for the end of a range."""
        return "line-ns" if self.is_level else "line-ew"

    def name_arrow(self, *, is_upwards: bool) -> str:
        """The sign for an open end, towards greater values or smaller ones."""
        towards = ("left", "right") if self.is_level else ("down", "up")
        return f"triangle-{towards[is_upwards]}-open"


def draw(reading: Reading, source: str, palette: Palette) -> Figure:
    """The picture of a reading that has no problem, with `source` as its last lines."""
    return _draw_by_name(reading, source, palette) if reading.is_by_category else _draw_along(reading, source, palette)


def _draw_along(reading: Reading, source: str, palette: Palette) -> Figure:
    """Along days or numbers, values upwards."""
    sheet = _Sheet(figure := FigureBuilder(HEIGHT, source, palette), reading, is_level=False)
    reach = _set_value_axis(sheet)
    places = [mark.x for mark in reading.marks]
    if reading.x_kind == DAY:
        set_day_axis(figure, places)
    else:
        ticks_of = compute_year_ticks if "year" in reading.form.x.lower() else compute_ticks
        ticks, labels, (first, last) = ticks_of(map(float, places))
        figure.update_xaxis(tickvals=ticks, ticktext=labels, range=[first, last], tickangle=0)
    for number, (name, style) in enumerate(styles_of(reading).items()):
        marks = [mark for mark in reading.marks if mark.series == name]
        if reading.form.kind == RANGES:
            _draw_ranges(sheet, marks, [_to_plotly(mark.x) for mark in marks], style, reach)
        else:
            _draw_dots(sheet, marks, style, _DASHES[number] if reading.form.kind == LINES else None)
    name_axes(figure, reading.form, is_level=False)
    return figure.build()


def _draw_by_name(reading: Reading, source: str, palette: Palette) -> Figure:
    """One place per name; ranges one per row, so that none lies on another."""
    is_range, is_bar = reading.form.kind == RANGES, reading.form.kind == BARS
    rows = [[mark] for mark in reading.marks] if is_range else _group_by_name(reading)
    labels = [_build_label(row, reading) for row in rows]
    is_level = not (is_bar and _fit_below(rows))
    figure = FigureBuilder(_height_of(labels, reading) if is_level else HEIGHT * 4 // 5, source, palette)
    sheet = _Sheet(figure, reading, is_level)
    reach = _set_value_axis(sheet)
    _set_name_axis(sheet, labels if is_level else [wrap_text(format_place(row[0].x), 12) for row in rows])
    ordered = rows[::-1] if is_level else rows
    places = {id(mark): float(place) for place, row in enumerate(ordered) for mark in row}
    for name, style in styles_of(reading).items():
        marks = [mark for mark in reading.marks if mark.series == name]
        along = [places[id(mark)] for mark in marks]
        if is_range:
            _draw_ranges(sheet, marks, along, style, reach)
        elif is_bar:
            _draw_bars(sheet, marks, along, style)
        else:
            x, y = sheet.turn(along, map(_value_of, marks))
            figure.add_markers(x, y, _build_cards(marks, reading), **_marker_of(sheet, style))
    name_axes(figure, reading.form, is_level=is_level)
    return figure.build()


def _group_by_name(reading: Reading) -> list[list[Mark]]:
    groups: dict[str, list[Mark]] = {}
    for mark in reading.marks:
        groups.setdefault(mark.x, []).append(mark)
    return list(groups.values())


def _set_value_axis(sheet: _Sheet) -> float:
    """The axis of the values; gives the length of an open end."""
    reading, figure = sheet.reading, sheet.figure
    ends = [float(end) for mark in reading.marks for end in mark.bounds]
    count = 3 if sheet.is_level else 5  # labels side by side, on a phone too
    ticks, labels, (low, high) = compute_ticks(ends, count=count, from_zero=reading.form.kind == BARS)
    if any(len(mark.bounds) == 1 for mark in reading.marks):
        room = (high - low) * _REACH
        low, high = low - room, high + room
    if sheet.is_level:
        figure.update_xaxis(tickvals=ticks, ticktext=labels, range=[low, high], showgrid=True, tickangle=0)
    else:
        figure.update_yaxis(tickvals=ticks, ticktext=labels, range=[low, high], side="right", automargin=True)
    return (high - low) * _REACH


def _set_name_axis(sheet: _Sheet, labels: list[str]) -> None:
    axis = {"tickvals": list(range(len(labels))), "range": [-0.6, len(labels) - 0.4], "showgrid": False}
    if sheet.is_level:
        sheet.figure.update_yaxis(ticktext=labels[::-1], ticklabelstandoff=6, automargin=True, **axis)
    else:
        sheet.figure.update_xaxis(ticktext=labels, tickangle=0, **axis)
        sheet.figure.grow_foot(LINE_PIXELS * max(text.count("<br>") for text in labels))


def _build_label(row: list[Mark], reading: Reading) -> str:
    """The name, and the number itself where the row has one only: it needs no hovering then."""
    lines = [f"<b>{line}</b>" for line in wrap_text(format_place(row[0].x), NAME_CHARACTERS).split("<br>")[:2]]
    if reading.form.kind in (BARS, RANGES) and len(row) == 1:
        lines.append(wrap_text(clip(row[0].value, NAME_CHARACTERS + 9), NAME_CHARACTERS + 9))
    return "<br>".join(lines)


def _fit_below(rows: list[list[Mark]]) -> bool:
    """Whether the names stand below upright bars on a phone without touching, and hold no more than a name."""
    longest = max(len(format_place(row[0].x)) for row in rows)
    return len(rows) * (longest + 1.5) * LETTER_PIXELS <= PHONE_PIXELS


def _height_of(labels: list[str], reading: Reading) -> int:
    bars = len(reading.series) * BAR_PIXELS if reading.form.kind == BARS else 0
    lines = [LINE_PIXELS * (label.count("<br>") + 1) for label in labels]
    return 30 + len(labels) * (GAP_PIXELS + max(bars, *lines, 18))


def _draw_bars(sheet: _Sheet, marks: list[Mark], along: list[float], style: MarkStyle) -> None:
    """From zero to the value, those of one name side by side, with the sign of their series at the end."""
    reading, colour, paper = sheet.reading, sheet.colour_of(style), sheet.figure.palette.paper
    width = _BAR_SHARE / len(reading.series)
    shift = (reading.series.index(marks[0].series) + 0.5) * width - _BAR_SHARE / 2
    middles = [place + (-shift if sheet.is_level else shift) for place in along]
    for mark, middle in zip(marks, middles, strict=True):
        x, y = sheet.turn((middle - width * 0.46, middle + width * 0.46), (0, _value_of(mark)))
        sheet.figure.add_rectangle((x[0], x[1]), (y[0], y[1]), colour, 0.55, layer="below")
    marker: dict[str, Any] = {"symbol": sheet.tick, "size": BAR_PIXELS, "line": {"width": 3, "color": colour}}
    if reading.form.colour is not None:
        marker = {"symbol": style.symbol, "size": 9, "line": {"width": 1, "color": paper}}
    x, y = sheet.turn(middles, map(_value_of, marks))
    sheet.figure.add_markers(x, y, _build_cards(marks, reading), color=colour, **marker)


def _draw_dots(sheet: _Sheet, marks: list[Mark], style: MarkStyle, dash: str | None) -> None:
    """Rows as dots; joined by a line in the order of x where `dash` is given, broken where a value is missing."""
    reading = sheet.reading
    points: list[tuple[Any, ...]] = [
        (_to_plotly(mark.x), _value_of(mark), _build_card(mark, reading)) for mark in marks
    ]
    if dash:
        points += [(_to_plotly(x), None, "") for series, x in reading.gaps if series == marks[0].series]
        points.sort(key=lambda point: _sort_key(point[0]))
    x, y, cards = ([point[part] for point in points] for part in range(3))
    line = {"color": sheet.colour_of(style), "width": 2, "dash": dash} if dash else None
    mode = "lines+markers" if dash else "markers"
    sheet.figure.add_trace(x, y, mode=mode, marker=_marker_of(sheet, style), line=line, **hover(cards))


def _marker_of(sheet: _Sheet, style: MarkStyle) -> dict[str, Any]:
    is_crowded = len(sheet.reading.marks) > _CROWD
    return {
        "symbol": sheet.symbol_of(style),
        "size": 6 if is_crowded else 9,
        "color": sheet.colour_of(style),
        "line": {"width": 0 if is_crowded else 1, "color": sheet.figure.palette.paper},
    }


def _draw_ranges(sheet: _Sheet, marks: list[Mark], along: Sequence[Any], style: MarkStyle, reach: float) -> None:
    """Pale bars between two ends, dotted arrows of length `reach` at open ones, a sign where both are the same."""
    colour = sheet.colour_of(style)
    bars: list[tuple[Any, Any]] = []
    arrows: list[tuple[Any, Any]] = []
    signs: list[tuple[Any, ...]] = []
    for mark, at in zip(marks, along, strict=True):
        ends = [float(end) for end in dict.fromkeys(mark.bounds)]
        strokes = [(end, sheet.tick, 13) for end in ends]
        if len(mark.bounds) == 1:
            is_upwards = mark.high is None
            end = ends[0] + (reach if is_upwards else -reach)
            strokes.append((end, sheet.name_arrow(is_upwards=is_upwards), 9))
            arrows += [(at, ends[0]), (at, end), (None, None)]
        elif len(ends) > 1:
            bars += [(at, ends[0]), (at, ends[1]), (None, None)]
        else:
            strokes = [(ends[0], sheet.symbol_of(style), 11 if sheet.is_level else 9)]
        signs += [(at, *stroke, _build_card(mark, sheet.reading)) for stroke in strokes]
    if bars:
        sheet.figure.add_line(*sheet.turn(*zip(*bars, strict=True)), colour, 9 if sheet.is_level else 5, opacity=0.4)
    if arrows:
        sheet.figure.add_line(*sheet.turn(*zip(*arrows, strict=True)), colour, 2, dash="dot")
    places, values, symbols, sizes, cards = zip(*signs, strict=True)
    line = {"width": 3, "color": colour}
    x, y = sheet.turn(places, values)
    sheet.figure.add_markers(x, y, cards, symbol=symbols, size=sizes, color=colour, line=line)


def _value_of(mark: Mark) -> float:
    return float(mark.y or 0)


def _build_cards(marks: list[Mark], reading: Reading) -> list[str]:
    return [_build_card(mark, reading) for mark in marks]


def _build_card(mark: Mark, reading: Reading) -> str:
    """Where the mark stands, its number with all digits, its series, and what else the row says."""
    form = reading.form
    lines = [
        f"<b>{wrap_text(clip(format_place(mark.x, form.x), 80))}</b>",
        f"{wrap_text(clip(form.y))}: {wrap_text(mark.value)}",
        *([wrap_text(f"{clip(form.colour or '')}: {clip(mark.series, 80)}")] if mark.series else []),
        *(wrap_text(clip(line, 130)) for line in mark.card),
    ]
    return "<br>".join(lines)


def _to_plotly(x: Any) -> Any:
    """A place as Plotly takes it: days as they are, numbers as floating ones."""
    return x if hasattr(x, "isoformat") else float(x)


def _sort_key(x: Any) -> Any:
    return datetime(x.year, x.month, x.day) if hasattr(x, "year") and not isinstance(x, datetime) else x  # noqa: DTZ001
