"""Shapes and annotations as SVG."""

from __future__ import annotations

from typing import Any

from dashboard.charts.svg.element import Element, add_element
from dashboard.charts.svg.scales import Box, Frame
from dashboard.charts.svg.text import draw_text, lines_of, plain_text_of, size_of
from dashboard.charts.svg.traces import dash_array

Note = dict[str, Any]
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


def draw_annotations(parent: Element, layout: dict[str, Any], frame: Frame) -> None:
    """Texts at points; `charts.canvas` has found them room."""
    for note in layout["annotations"]:
        style = {**layout["font"], **note.get("font", {})}
        lines = lines_of(note["text"])
        size = size_of(lines, style["size"])
        box = _box_at(note, _point_of(note, frame), size)
        group = add_element(parent, "g") if note.get("hovertext") else parent
        if note.get("hovertext"):
            add_element(group, "title", plain_text_of(note["hovertext"]))
        align = note.get("align", "center")
        draw_text(group, lines, box[0] + size[0] * _SHARES[align], box[1], style, align=align)


def _box_at(note: Note, point: tuple[float, float], size: tuple[float, float]) -> Box:
    left = point[0] - size[0] * _SHARES[note.get("xanchor", "center")]
    top = point[1] - size[1] * _SHARES[note.get("yanchor", "middle")]
    return left, top, left + size[0], top + size[1]


def _point_of(note: Note, frame: Frame) -> tuple[float, float]:
    x = frame.at_x(note["x"], note.get("xref")) + note.get("xshift", 0)
    return x, frame.at_y(note["y"], note.get("yref")) - note.get("yshift", 0)
