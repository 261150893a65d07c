"""The picture that a pasted link shows: headline, numbers and a chart on 1200 by 630 pixels, as standalone SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.charts.palette import LIGHT, RULE
from dashboard.charts.svg.element import Element, add_element, serialize
from dashboard.charts.svg.text import FONT, LINE_HEIGHT, draw_text, outline_texts, plain_lines, wrap

WIDTH, HEIGHT, EDGE = 1200, 630, 44
ROOM = WIDTH - 2 * EDGE
_SOFT = LIGHT.quiet
_HEADLINE, _VALUE, _SMALL, _DETAIL, _FOOT = 38, 34, 19, 17, 17
_SENTENCE, _LARGE = 27, 44
_COLUMN = 350  # width of the numbers beside a chart
_GAP = 28
_LABEL_LINES = 2


@dataclass(frozen=True, slots=True)
class Number:
    """One number: what it is, the number, and who said it when."""

    label: str
    value: str
    lines: tuple[str, ...]


# Draws a chart for a width and a most height, both in its own pixels.
Chart = Callable[[int, int], Element]


def draw_poster(
    headline: str, numbers: Sequence[Number], chart: Chart | None, *, kicker: str, source: str, sentence: str = ""
) -> str:
    """The picture; numbers stand in a column beside the chart, or in a row below a sentence where there is none."""
    root = add_element(None, "svg", xmlns="http://www.w3.org/2000/svg", width=WIDTH, height=HEIGHT, **FONT)
    root.set("viewBox", f"0 0 {WIDTH} {HEIGHT}")
    add_element(root, "rect", width=WIDTH, height=HEIGHT, fill=LIGHT.paper)
    add_element(root, "rect", width=WIDTH, height=10, fill=LIGHT.series[0])
    top = _draw_text(root, kicker, EDGE, 34, size=_SMALL, width=ROOM, most=1, colour=_SOFT)
    top = _draw_text(root, headline, EDGE, top + 2, size=_HEADLINE, width=ROOM, most=2, is_bold=True) + 14
    bottom = _draw_foot(root, source) - 12
    if chart is None:
        most = 5 if len(headline) < 60 else 4
        top = _draw_text(root, sentence, EDGE, top, size=_SENTENCE, width=ROOM, most=most)
        _draw_row(root, numbers, top + 16)
    else:
        if numbers:
            _draw_column(root, numbers, top, bottom)
        left = EDGE + (_COLUMN + _GAP if numbers else 0)
        _draw_chart(root, chart, left, top, (WIDTH - EDGE - left, bottom - top))
    outline_texts(root)
    return serialize(root)


def _draw_foot(root: Element, source: str) -> float:
    """The source on the last lines; gives where it begins."""
    lines = wrap(source, _FOOT, ROOM - 130)
    top = HEIGHT - 24 - len(lines) * LINE_HEIGHT * _FOOT
    add_element(root, "line", x1=EDGE, x2=WIDTH - EDGE, y1=top - 8, y2=top - 8, stroke=RULE, stroke_width=1)
    draw_text(root, plain_lines(lines), EDGE, top, {"size": _FOOT, "color": _SOFT})
    name = plain_lines(["Muster"], is_bold=True)
    draw_text(root, name, WIDTH - EDGE, top, {"size": 22, "color": LIGHT.ink}, align="right")
    return top - 8


def _draw_column(root: Element, numbers: Sequence[Number], top: float, bottom: float) -> None:
    """As many numbers as there is room for, one below the other."""
    for number in numbers:
        lines = sum(min(len(wrap(line, _DETAIL, _COLUMN)), 2) for line in number.lines)
        label = min(len(wrap(number.label, _DETAIL, _COLUMN)), _LABEL_LINES)
        if top + LINE_HEIGHT * (label * _DETAIL + _VALUE + lines * _DETAIL) > bottom:
            return
        top = _draw_number(root, number, EDGE, top, _COLUMN) + 10


def _draw_row(root: Element, numbers: Sequence[Number], top: float) -> None:
    room = (ROOM - _GAP * (len(numbers) - 1)) / max(len(numbers), 1)
    for place, number in enumerate(numbers):
        _draw_number(root, number, EDGE + place * (room + _GAP), top, room)


def _draw_number(root: Element, number: Number, left: float, top: float, width: float) -> float:
    is_wide = width > _COLUMN
    top = _draw_text(root, number.label, left, top, size=_DETAIL, width=width, most=_LABEL_LINES, colour=_SOFT)
    sizes = (_LARGE if is_wide else _VALUE, _VALUE, 30)
    size = next((size for size in sizes if len(wrap(number.value, size, width, is_bold=True)) == 1), 26)
    top = _draw_text(root, number.value, left, top, size=size, width=width, most=3, is_bold=True)
    for line in number.lines:
        top = _draw_text(root, line, left, top, size=_DETAIL, width=width, most=4 if is_wide else 2)
    return top


def _draw_text(
    root: Element, text: str, left: float, top: float, *, size: float, width: float, most: int,
    colour: str = LIGHT.ink, is_bold: bool = False,
) -> float:  # fmt: skip
    """Text in at most so many lines, the last ending in … where it is longer; gives where it ends."""
    if not text:
        return top
    lines = wrap(text, size, width, is_bold=is_bold)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][:-2].rstrip()} …"]
    draw_text(root, plain_lines(lines, is_bold=is_bold), left, top, {"size": size, "color": colour})
    return top + len(lines) * LINE_HEIGHT * size


def _draw_chart(root: Element, chart: Chart, left: float, top: float, room: tuple[float, float]) -> None:
    """The chart in its room, as large as it can be: drawn a little smaller than its room, so that its letters grow."""
    drawn, scale = _fit_chart(chart, room, room[0] / 1.2)
    if _pixels_of(drawn, "width") * scale < room[0] * 0.95:  # as high as its room, so that it can be wider
        drawn, scale = _fit_chart(chart, room, room[0] / scale)
    left += (room[0] - _pixels_of(drawn, "width") * scale) / 2
    top += (room[1] - _pixels_of(drawn, "height") * scale) / 3  # a low one not right under the headline
    group = add_element(root, "g", transform=f"translate({left:.1f} {top:.1f}) scale({scale:.4f})")
    group.extend(drawn)


def _fit_chart(chart: Chart, room: tuple[float, float], inner: float) -> tuple[Element, float]:
    """The chart `inner` pixels wide, and the factor by which it fits its room."""
    drawn = chart(round(inner), round(room[1] / room[0] * inner))
    return drawn, min(room[0] / _pixels_of(drawn, "width"), room[1] / _pixels_of(drawn, "height"))


def _pixels_of(drawn: Element, name: str) -> float:
    return float(drawn.get(name, "1"))
