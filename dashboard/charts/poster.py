"""The picture that a pasted link shows: headline, numbers and a chart on 1200 by 630 pixels, as standalone SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from dashboard.charts.palette import LIGHT
from dashboard.charts.svg.element import Element, add_element, serialize
from dashboard.charts.svg.text import BOLD, FAMILY, LINE_HEIGHT, Run, draw_text, wrap

WIDTH, HEIGHT, EDGE = 1200, 630, 44
_SOFT, LINE = LIGHT.series[5], "#d9d5cd"
_HEADLINE, _VALUE, _SMALL, _FOOT = 38, 34, 19, 17
_SENTENCE, _LARGE = 27, 44
_COLUMN = 350  # width of the numbers beside a chart
_GAP = 28
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Number:
    """One number: what it is, the number, and who said it when."""

    label: str
    value: str
    lines: tuple[str, ...]


# Makes a chart as SVG for a width and a most height, both in pixels of that SVG.
Chart = Callable[[int, int], str]


def draw_poster(
    headline: str, numbers: Sequence[Number], chart: Chart | None, *, kicker: str, source: str, sentence: str = ""
) -> str:
    """The picture; numbers stand in a column beside the chart, or in a row below a sentence where there is none."""
    root = add_element(None, "svg", xmlns=_SVG[1:-1], width=WIDTH, height=HEIGHT, font_family=FAMILY)
    root.set("viewBox", f"0 0 {WIDTH} {HEIGHT}")
    add_element(root, "rect", width=WIDTH, height=HEIGHT, fill=LIGHT.paper)
    add_element(root, "rect", width=WIDTH, height=10, fill=LIGHT.series[0])
    top = _text(root, kicker, EDGE, 34, size=_SMALL, width=WIDTH - 2 * EDGE, most=1, colour=_SOFT)
    top = _text(root, headline, EDGE, top + 2, size=_HEADLINE, width=WIDTH - 2 * EDGE, most=2, is_bold=True) + 14
    bottom = _foot(root, source) - 12
    if chart is None:
        room = WIDTH - 2 * EDGE
        top = _text(root, sentence, EDGE, top, size=_SENTENCE, width=room, most=5 if len(headline) < 60 else 4)
        _row(root, numbers, top + 16)
        return serialize(root)
    left = EDGE
    if numbers:
        _column(root, numbers, top, bottom)
        left += _COLUMN + _GAP
    _place(root, chart, left, top, WIDTH - EDGE - left, bottom - top)
    return serialize(root)


def _foot(root: Element, source: str) -> float:
    """The source on the last lines; gives where it begins."""
    lines = wrap(source, _FOOT, WIDTH - 2 * EDGE - 130)[:2]
    top = HEIGHT - 24 - len(lines) * LINE_HEIGHT * _FOOT
    add_element(root, "line", x1=EDGE, x2=WIDTH - EDGE, y1=top - 8, y2=top - 8, stroke=LINE, stroke_width=1)
    _lines(root, lines, EDGE, top, _FOOT, _SOFT)
    draw_text(root, ((Run("Muster", is_bold=True),),), WIDTH - EDGE, top, size=22, colour=LIGHT.ink, align="right")
    return top - 8


def _column(root: Element, numbers: Sequence[Number], top: float, bottom: float) -> None:
    """As many numbers as there is room for, one below the other."""
    for number in numbers:
        if top + _height(number, _COLUMN) > bottom:
            return
        top = _number(root, number, EDGE, top, _COLUMN) + 10


def _row(root: Element, numbers: Sequence[Number], top: float) -> None:
    room = (WIDTH - 2 * EDGE - _GAP * (len(numbers) - 1)) / max(len(numbers), 1)
    for place, number in enumerate(numbers):
        _number(root, number, EDGE + place * (room + _GAP), top, room)


def _height(number: Number, width: float) -> float:
    lines = sum(min(len(wrap(line, _SMALL - 2, width)), 2) for line in number.lines)
    return LINE_HEIGHT * (_SMALL + _VALUE + lines * (_SMALL - 2))


def _number(root: Element, number: Number, left: float, top: float, width: float) -> float:
    top = _text(root, number.label, left, top, size=_SMALL, width=width, most=1, colour=_SOFT)
    size = next(
        (
            size
            for size in (_LARGE if width > _COLUMN else _VALUE, _VALUE, 30)
            if len(wrap(number.value, size * BOLD, width)) == 1
        ),
        26,
    )
    top = _text(root, number.value, left, top, size=size, width=width, most=3, is_bold=True)
    for line in number.lines:
        top = _text(root, line, left, top, size=_SMALL - 2, width=width, most=4 if width > _COLUMN else 2)
    return top


def _text(
    root: Element,
    text: str,
    left: float,
    top: float,
    *,
    size: float,
    width: float,
    most: int,
    colour: str = LIGHT.ink,
    is_bold: bool = False,
) -> float:
    """Text in at most so many lines, the last ending in … where it is longer; gives where it ends."""
    if not text:
        return top
    lines = wrap(text, size * (BOLD if is_bold else 1), width)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][:-2].rstrip()} …"]
    _lines(root, lines, left, top, size, colour, is_bold)
    return top + len(lines) * LINE_HEIGHT * size


def _lines(  # noqa: PLR0917
    root: Element, lines: Sequence[str], left: float, top: float, size: float, colour: str, is_bold: bool = False
) -> None:
    draw_text(root, tuple((Run(line, is_bold),) for line in lines), left, top, size=size, colour=colour)


def _place(  # noqa: PLR0917
    root: Element, chart: Chart, left: float, top: float, width: float, height: float
) -> None:
    """The chart in its room, as large as it can be: drawn a little smaller than its room, so that its letters grow."""
    drawn, scale = _drawn(chart, width, height, width / 1.2)
    if _pixels(drawn, "width") * scale < width * 0.95:  # as high as its room, so that it can be wider
        drawn, scale = _drawn(chart, width, height, width / scale)
    inner_width = _pixels(drawn, "width")
    group = add_element(root, "g", transform=f"translate({left + (width - inner_width * scale) / 2:.1f} {top:.1f}) "
                                         f"scale({scale:.4f})")  # fmt: skip
    for child in drawn:
        group.append(_local(child))


def _drawn(chart: Chart, width: float, height: float, inner: float) -> tuple[Element, float]:
    """The chart `inner` pixels wide, and the factor by which it fits its room."""
    drawn = ElementTree.fromstring(chart(round(inner), round(height / width * inner)))  # noqa: S314  our own
    return drawn, min(width / _pixels(drawn, "width"), height / _pixels(drawn, "height"))


def _pixels(drawn: Element, name: str) -> float:
    return float(drawn.get(name, "1"))


def _local(child: Element) -> Element:
    """The element without the namespace that parsing has put before its name."""
    for each in child.iter():
        each.tag = each.tag.removeprefix(_SVG)
    return child
