"""Shapes and annotations as SVG."""

from __future__ import annotations

from typing import Any

from dashboard.charts.svg.captions import Column
from dashboard.charts.svg.element import Element, add_element
from dashboard.charts.svg.scales import Frame
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


def draw_annotations(parent: Element, notes: list[Note], frame: Frame, column: Column, font: dict[str, Any]) -> None:
    """Texts at points, with a line to the point where `showarrow` asks for one; all inside the picture."""
    for note in notes:
        style = {**font, **note.get("font", {})}
        lines = lines_of(note["text"])
        width, height = size_of(lines, style["size"])
        x, y, tail_x, tail_y = _points_of(note, frame)
        left = tail_x - width * _SHARES[note.get("xanchor", "center")]
        left = max(min(left, column.right - width), column.left)
        top = max(tail_y - height * _SHARES[note.get("yanchor", "middle")], 0)
        group = add_element(parent, "g")
        if note.get("hovertext"):
            add_element(group, "title", plain_text_of(note["hovertext"]))
        if (tail_x, tail_y) != (x, y):
            line = {"stroke": note["arrowcolor"], "stroke_width": note["arrowwidth"]}
            add_element(group, "line", x1=tail_x, y1=tail_y, x2=x, y2=y, **line)
        align = note.get("align", "center")
        x, paper = left + width * _SHARES[align], column.palette.paper
        # A rim in the colour of the paper keeps the text legible on lines.
        rim = draw_text(group, lines, x, top, style | {"color": paper}, align=align)
        for name, value in (("stroke", paper), ("stroke-width", "3"), ("stroke-linejoin", "round")):
            rim.set(name, value)
        draw_text(group, lines, x, top, style, align=align)


def _points_of(note: Note, frame: Frame) -> tuple[float, float, float, float]:
    """The point that is annotated, and the one that the text is anchored at."""
    x = frame.at_x(note["x"], note.get("xref")) + note.get("xshift", 0)
    y = frame.at_y(note["y"], note.get("yref")) - note.get("yshift", 0)
    return (x, y, x + note["ax"], y + note["ay"]) if note["showarrow"] else (x, y, x, y)
