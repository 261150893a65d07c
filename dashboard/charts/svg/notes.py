"""Shapes and annotations as SVG."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

from dashboard.charts.svg.captions import Column
from dashboard.charts.svg.element import Element, add_element
from dashboard.charts.svg.scales import Box, Frame, to_number
from dashboard.charts.svg.text import draw_text, lines_of, plain_text_of, size_of
from dashboard.charts.svg.traces import dash_array

Note = dict[str, Any]
_USUAL_PIXELS = 14
# How far a text may be moved, the nearest place first.
_SHIFTS = sorted(product(range(-160, 161, 8), range(-96, 97, 4)), key=lambda shift: math.hypot(*shift))
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}


def draw_shape(parent: Element, shape: Note, frame: Frame) -> None:
    """A line or a rectangle."""
    x0, x1 = (frame.at_x(shape[end], shape.get("xref")) for end in ("x0", "x1"))
    y0, y1 = (frame.at_y(shape[end], shape.get("yref")) for end in ("y0", "y1"))
    line = shape["line"]
    opacity = f"{shape['opacity']:g}" if "opacity" in shape else None
    if shape["type"] == "line":
        style = {"stroke": line["color"], "stroke_width": line["width"], "stroke_dasharray": dash_array(line)}
        add_element(parent, "line", x1=x0, y1=y0, x2=x1, y2=y1, **style, opacity=opacity)
    elif shape["type"] == "rect":
        clip = None if shape.get("yref") == "paper" else f"url(#{frame.clip})"
        box: dict[str, Any] = {"x": min(x0, x1), "y": min(y0, y1), "width": abs(x1 - x0), "height": abs(y1 - y0)}
        style = {"clip_path": clip, "fill": shape["fillcolor"], "shape_rendering": "crispEdges"}  # no seams
        add_element(parent, "rect", **box, **style, opacity=opacity)
    else:
        raise ValueError(f"Only lines and rectangles can be drawn as SVG, not {shape['type']!r}.")


def reach_of(note: Note) -> tuple[float, float]:
    """The value that a text is tied to, and how many pixels above it the text ends."""
    height = size_of(lines_of(note["text"]), note.get("font", {}).get("size", _USUAL_PIXELS))[1]
    above = height * _SHARES[note.get("yanchor", "middle")] + note.get("yshift", 0)
    return to_number(note["y"]) or 0, above - (note["ay"] if note["showarrow"] else 0)


def draw_annotations(parent: Element, layout: dict[str, Any], frame: Frame, column: Column, taken: list[Box]) -> None:
    """Texts at points, short ones first, each moved as little as needed to lie on no other and inside the picture.

    `taken` holds what no text that is moved may lie on.
    """
    placed: list[Box] = []
    for note in sorted(layout["annotations"], key=_rank):
        style = {**layout["font"], **note.get("font", {})}
        lines = lines_of(note["text"])
        size = size_of(lines, style["size"])
        x, y, tail_x, tail_y = _points_of(note, frame)
        box = _box_at(note, (tail_x, tail_y), size)
        area = (column.left, frame.top - size[1] / 2, column.right, frame.bottom)
        moved = box if note.get("yref") == "paper" else _find_room(box, area, placed, taken)
        placed.append(moved)
        group = add_element(parent, "g")
        if note.get("hovertext"):
            add_element(group, "title", plain_text_of(note["hovertext"]))
        if (tail_x, tail_y) != (x, y):
            line = {"stroke": note["arrowcolor"], "stroke_width": note["arrowwidth"]}
            shift = moved[0] - box[0], moved[1] - box[1]
            add_element(group, "line", x1=tail_x + shift[0], y1=tail_y + shift[1], x2=x, y2=y, **line)
        align, paper = note.get("align", "center"), column.palette.paper
        left = moved[0] + size[0] * _SHARES[align]
        # A rim in the colour of the paper keeps the text legible on lines.
        rim = draw_text(group, lines, left, moved[1], style | {"color": paper}, align=align)
        for name, value in (
            ("stroke", paper),
            ("stroke-width", f"{3000 / style['size']:.0f}"),
            ("stroke-linejoin", "round"),
        ):
            rim.set(name, value)
        draw_text(group, lines, left, moved[1], style, align=align)


def _rank(note: Note) -> tuple[bool, bool]:
    """Numbers of events and signs of marks stay where they are; names give way to them."""
    return note.get("yref") != "paper", not note.get("hovertext")


def _box_at(note: Note, point: tuple[float, float], size: tuple[float, float]) -> Box:
    left = point[0] - size[0] * _SHARES[note.get("xanchor", "center")]
    top = point[1] - size[1] * _SHARES[note.get("yanchor", "middle")]
    return left, top, left + size[0], top + size[1]


def _find_room(box: Box, area: Box, placed: list[Box], taken: list[Box]) -> Box:
    """The box, or the nearest to it that is inside the area and free; where there is none, inside only."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    left = max(min(left, area[2] - width), area[0])
    top = max(min(top, area[3] - height), area[1])
    inside = (left, top, left + width, top + height)
    if not any(_touches(inside, other) for other in placed):
        return inside
    for obstacles in ([*placed, *taken], placed):
        for across, down in _SHIFTS:
            moved = (left + across, top + down, left + across + width, top + down + height)
            is_inside = area[0] <= moved[0] and moved[2] <= area[2] and area[1] <= moved[1] and moved[3] <= area[3]
            if is_inside and not any(_touches(moved, other) for other in obstacles):
                return moved
    return inside


def _touches(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _points_of(note: Note, frame: Frame) -> tuple[float, float, float, float]:
    """The point that is annotated, and the one that the text is anchored at."""
    x = frame.at_x(note["x"], note.get("xref")) + note.get("xshift", 0)
    y = frame.at_y(note["y"], note.get("yref")) - note.get("yshift", 0)
    return (x, y, x + note["ax"], y + note["ay"]) if note["showarrow"] else (x, y, x, y)
