"""Axes as SVG: grid, line, ticks and labels that neither overlap nor leave the picture."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from dashboard.charts.svg.element import Element, add_element
from dashboard.charts.svg.scales import Frame, Tick, range_of, ticks_of
from dashboard.charts.svg.text import LINE_HEIGHT, Line, draw_text, lines_of, size_of

Axis = dict[str, Any]
Span = tuple[float, float, Tick]  # of a label: its middle, half of its width
STANDOFF = 4  # between an axis and its labels
_GAP = 10  # least room between two labels
_GRID_OPACITY = "0.14"


def room_beside(axis: Axis) -> float:
    """Width that the labels of the vertical axis need, in pixels."""
    widths = [size_of(lines_of(tick.label), _size_of(axis))[0] for tick in ticks_of(axis)]
    return max(widths, default=0.0) + _standoff_of(axis)


def height_beside(axis: Axis) -> float:
    """Height that the labels of the vertical axis need, in pixels, where none touches another."""
    heights = [size_of(lines_of(tick.label), _size_of(axis))[1] + _GAP / 2 for tick in ticks_of(axis)]
    (first, last), ends = range_of(axis), [tick.value for tick in ticks_of(axis)]
    return sum(heights) * (last - first) / max(max(ends) - min(ends), 1e-9) if len(ends) > 1 else sum(heights)


def room_below(axis: Axis) -> float:
    """Height that ticks, labels and title of the horizontal axis need, in pixels."""
    return _room_of_labels(axis) + size_of(_title_of(axis), _size_of(axis))[1]


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


def draw_horizontal(parent: Element, axis: Axis, frame: Frame, edges: tuple[float, float]) -> None:
    """Line, ticks, labels and title below the drawing; where labels would touch, every second, third … is left out."""
    font = axis["tickfont"]
    lines = add_element(parent, "g", stroke=axis["linecolor"], stroke_width=axis["linewidth"])
    add_element(lines, "line", x1=frame.left, y1=frame.bottom, x2=frame.right, y2=frame.bottom)
    ticks, foot = ticks_of(axis), frame.bottom + axis["ticklen"]
    for tick in ticks:
        place = frame.x.at(tick.value)
        add_element(lines, "line", x1=place, y1=frame.bottom, x2=place, y2=foot)
    before = ""
    for middle, _, tick in _thin_out([_span_of(tick, frame, font["size"], edges) for tick in ticks]):
        texts = lines_of(tick.label)
        # A year stands once, below the first of its months.
        _, _, below = tick.label.partition("<br>")
        if len(texts) == 2 and below == before:
            texts = texts[:1]
        before = below
        draw_text(parent, texts, middle, foot + STANDOFF, font, align="center")
    middle, top = (frame.left + frame.right) / 2, frame.bottom + _room_of_labels(axis)
    if title := _title_of(axis):
        draw_text(parent, title, middle, top, font, align="center")


def draw_vertical(parent: Element, axis: Axis, frame: Frame) -> None:
    """Labels beside the drawing, each as high as its value."""
    is_right = axis.get("side") == "right"
    x = frame.right + _standoff_of(axis) if is_right else frame.left - _standoff_of(axis)
    for tick in ticks_of(axis):
        texts = lines_of(tick.label)
        top = frame.y.at(tick.value) - size_of(texts, _size_of(axis))[1] / 2
        draw_text(parent, texts, x, top, axis["tickfont"], align="left" if is_right else "right")


def _span_of(tick: Tick, frame: Frame, size: float, edges: tuple[float, float]) -> Span:
    """The label, moved so far that it is not cut off at the edge of the picture."""
    half = size_of(lines_of(tick.label), size)[0] / 2
    return max(min(frame.x.at(tick.value), edges[1] - half), edges[0] + half), half, tick


def _thin_out(spans: list[Span]) -> list[Span]:
    """All labels, or every second, third … until none touches its neighbour."""
    for step in range(1, len(spans) + 1):
        kept = spans[::step]
        if all(right[0] - right[1] - left[0] - left[1] >= _GAP for left, right in pairwise(kept)):
            return kept
    return spans[:1]


def _room_of_labels(axis: Axis) -> float:
    most = max((len(lines_of(tick.label)) for tick in ticks_of(axis)), default=1)
    return float(axis["ticklen"] + STANDOFF + most * LINE_HEIGHT * _size_of(axis))


def _title_of(axis: Axis) -> tuple[Line, ...]:
    return lines_of(axis["title"]["text"]) if "title" in axis else ()


def _size_of(axis: Axis) -> float:
    return float(axis["tickfont"]["size"])


def _standoff_of(axis: Axis) -> float:
    return float(STANDOFF + axis.get("ticklabelstandoff", 0))
