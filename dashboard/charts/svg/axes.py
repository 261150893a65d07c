"""Axes as SVG: grid, line, ticks and labels that neither overlap nor leave the picture."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from dashboard.charts.svg.element import Element, add_element
from dashboard.charts.svg.scales import Frame, Tick, ticks_of
from dashboard.charts.svg.text import LINE_HEIGHT, Line, draw_text, lines_of, size_of

Axis = dict[str, Any]
STANDOFF = 4  # between an axis and its labels
_GAP = 10  # least room between two labels
_GRID_OPACITY = "0.14"


def room_beside(axis: Axis) -> float:
    """Width that the labels of the vertical axis need, in pixels."""
    widest = max((size_of(lines_of(tick.label), _size(axis))[0] for tick in ticks_of(axis)), default=0.0)
    return widest + _standoff(axis)


def room_below(axis: Axis) -> float:
    """Height that ticks, labels and title of the horizontal axis need, in pixels."""
    return _room_of_labels(axis) + size_of(_title(axis), _size(axis))[1]


def _room_of_labels(axis: Axis) -> float:
    most = max((len(lines_of(tick.label)) for tick in ticks_of(axis)), default=1)
    return float(axis.get("ticklen", 0) + STANDOFF + most * LINE_HEIGHT * _size(axis))


def _title(axis: Axis) -> tuple[Line, ...]:
    text = (axis.get("title") or {}).get("text")
    return lines_of(text) if text else ()


def draw_grid(parent: Element, layout: dict[str, Any], frame: Frame, ink: str) -> None:
    """Level lines unless the vertical axis forbids them, upright ones only where the horizontal axis asks for them."""
    grid = add_element(parent, "g", stroke=ink, stroke_opacity=_GRID_OPACITY)
    if layout["yaxis"].get("showgrid", True):
        for tick in ticks_of(layout["yaxis"]):
            level = frame.y.at(tick.value)
            add_element(grid, "line", x1=frame.left, y1=level, x2=frame.right, y2=level)
    if layout["xaxis"].get("showgrid", False):
        for tick in ticks_of(layout["xaxis"]):
            place = frame.x.at(tick.value)
            add_element(grid, "line", x1=place, y1=frame.top, x2=place, y2=frame.bottom)


def draw_horizontal(parent: Element, axis: Axis, frame: Frame, edges: tuple[float, float], ink: str) -> None:
    """Line, ticks, labels and title below the drawing; where labels would touch, every second, third … is left out."""
    lines = add_element(parent, "g", stroke=axis.get("linecolor", ink), stroke_width=axis.get("linewidth", 1))
    add_element(lines, "line", x1=frame.left, y1=frame.bottom, x2=frame.right, y2=frame.bottom)
    ticks = ticks_of(axis)
    size, length = _size(axis), axis.get("ticklen", 0)
    for tick in ticks:
        place = frame.x.at(tick.value)
        add_element(lines, "line", x1=place, y1=frame.bottom, x2=place, y2=frame.bottom + length)
    labels = _apart([_span(tick, frame, size, edges) for tick in ticks])
    before = ""
    for middle, _, tick in labels:
        texts = lines_of(tick.label)
        # A year stands once, below the first of its months.
        is_repeated = len(texts) == 2 and tick.label.partition("<br>")[2] == before
        before = tick.label.partition("<br>")[2]
        shown = texts[:1] if is_repeated else texts
        draw_text(
            parent,
            shown,
            middle,
            frame.bottom + length + STANDOFF,
            size=size,
            colour=_colour(axis, ink),
            align="center",
        )

    top = frame.bottom + _room_of_labels(axis)
    if title := _title(axis):
        middle = (frame.left + frame.right) / 2
        draw_text(parent, title, middle, top, size=size, colour=_colour(axis, ink), align="center")


def draw_vertical(parent: Element, axis: Axis, frame: Frame, ink: str) -> None:
    """Labels beside the drawing, each as high as its value."""
    size = _size(axis)
    is_right = axis.get("side") == "right"
    x = frame.right + _standoff(axis) if is_right else frame.left - _standoff(axis)
    for tick in ticks_of(axis):
        texts = lines_of(tick.label)
        top = frame.y.at(tick.value) - size_of(texts, size)[1] / 2
        draw_text(parent, texts, x, top, size=size, colour=_colour(axis, ink), align="left" if is_right else "right")


def _span(tick: Tick, frame: Frame, size: float, edges: tuple[float, float]) -> tuple[float, float, Tick]:
    """Middle and half width of a label, moved so far that it is not cut off at the edge of the picture."""
    half = size_of(lines_of(tick.label), size)[0] / 2
    return max(min(frame.x.at(tick.value), edges[1] - half), edges[0] + half), half, tick


def _apart(spans: list[tuple[float, float, Tick]]) -> list[tuple[float, float, Tick]]:
    """All labels, or every second, third … until none touches its neighbour."""
    for step in range(1, len(spans) + 1):
        kept = spans[::step]
        if all(right[0] - right[1] - left[0] - left[1] >= _GAP for left, right in pairwise(kept)):
            return kept
    return spans[:1]


def _size(axis: Axis) -> float:
    return float((axis.get("tickfont") or {}).get("size", 12))


def _colour(axis: Axis, ink: str) -> str:
    return str((axis.get("tickfont") or {}).get("color", ink))


def _standoff(axis: Axis) -> float:
    return float(STANDOFF + axis.get("ticklabelstandoff", 0))
