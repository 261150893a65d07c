"""A figure as a standalone SVG, made without a browser: for fact packs and for pages that nobody serves.

It draws what the forms of this room use (scatter traces, shapes, annotations, two axes) and refuses anything else. The
picture has no script and refers to nothing outside itself; hover cards are `<title>` children of the marks.
"""

from __future__ import annotations

import textwrap
from hashlib import blake2b
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.palette import DARK, LIGHT, Palette
from dashboard.charts.svg import axes, events, notes, traces, words
from dashboard.charts.svg.element import Element, add_element, serialize
from dashboard.charts.svg.scales import Frame, Scale, to_number
from dashboard.charts.svg.text import FAMILY

EDGE = 12  # pixels that stay empty around the picture
_TITLE_CHARACTERS = 120


def render_svg(figure: go.Figure, *, alt: str, width: int = 900, title: str = "", legend: str = "") -> str:
    """The picture `width` pixels wide, as high as it needs; the same figure always gives the same text.

    `figure` is drawn by a form of this room in the palette LIGHT (that is `Palette()`) or DARK; `alt` says it in words;
    `title` is set above it as a headline; `legend` is the key as `stances.key_of` gives it. Raises ValueError for a
    figure in other colours, or with parts that no form uses.
    """
    parts = figure.to_plotly_json()
    layout = {"annotations": [], "shapes": [], **parts["layout"]}
    palette = _palette_of(layout)
    name = blake2b(repr((parts, alt, width, title, legend)).encode("utf-8", "replace"), digest_size=4).hexdigest()
    root = _root(name, alt, title, width)
    paper = add_element(root, "rect", width=width, fill=palette.paper)
    column = words.Column(EDGE, width - EDGE, palette)
    top = words.draw_legend(root, legend, column, words.draw_headline(root, title, column, EDGE))
    scale = _horizontal(layout, column)
    layout = events.place_events(layout, scale)
    frame = _frame(layout, scale, top + layout["margin"]["t"], f"clip-{name}")
    _clip(root, frame)
    _draw(root, parts["data"], layout, frame, column)
    below = frame.bottom + axes.room_below(layout["xaxis"]) + 8
    below = words.draw_events(root, layout["annotations"], column, below)
    height = words.draw_source(root, layout.get("title"), column, below) + EDGE
    root.set("viewBox", f"0 0 {width} {height:.0f}")
    root.set("height", f"{height:.0f}")
    paper.set("height", f"{height:.0f}")
    return serialize(root)


def _palette_of(layout: dict[str, Any]) -> Palette:
    ink = layout["font"]["color"]
    for palette in (LIGHT, DARK):
        if palette.ink == ink:
            return palette
    raise ValueError(
        f"The figure is drawn in the ink {ink!r}. Draw it with palette.LIGHT or palette.DARK to save it as SVG."
    )


def _root(name: str, alt: str, title: str, width: int) -> Element:
    root = add_element(
        None,
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=f"title-{name} desc-{name}",
        width=width,
        font_family=FAMILY,
    )
    short = title or textwrap.shorten(alt.partition(". ")[0], _TITLE_CHARACTERS, placeholder=" …")
    add_element(root, "title", short, id=f"title-{name}")
    add_element(root, "desc", alt, id=f"desc-{name}")
    return root


def _horizontal(layout: dict[str, Any], column: words.Column) -> Scale:
    """The horizontal axis, beside which the labels of the vertical one get the room that they need."""
    margin, upright = layout["margin"], layout["yaxis"]
    beside = axes.room_beside(upright)
    is_right = upright.get("side") == "right"
    left = column.left + max(margin["l"], 0 if is_right else beside)
    right = column.right - max(margin["r"], beside if is_right else 0)
    first, last = (to_number(end) or 0.0 for end in layout["xaxis"]["range"])
    return Scale(first, last, left, right)


def _frame(layout: dict[str, Any], across: Scale, top: float, clip: str) -> Frame:
    """The drawing between its axes, `top` pixels below the edge of the picture."""
    margin = layout["margin"]
    bottom = top + layout["height"] - margin["t"] - margin["b"]
    low, high = (to_number(end) or 0.0 for end in layout["yaxis"]["range"])
    return Frame(across.start, top, across.end, bottom, across, Scale(low, high, bottom, top), clip)


def _clip(root: Element, frame: Frame) -> None:
    """Lines end where the drawing ends; marks and texts may reach out."""
    size: dict[str, Any] = {"width": frame.right - frame.left, "height": frame.bottom - frame.top}
    add_element(add_element(root, "clipPath", id=frame.clip), "rect", x=frame.left, y=frame.top, **size)


def _draw(root: Element, data: Any, layout: dict[str, Any], frame: Frame, column: words.Column) -> None:
    """From back to front as Plotly does: grid, traces, shapes, axes, annotations."""
    ink = column.palette.ink
    axes.draw_grid(root, layout, frame, ink)
    for shape in layout["shapes"]:
        if shape.get("layer") == "below":
            notes.draw_shape(root, shape, frame, ink)
    for trace in data:
        traces.draw_trace(root, trace, frame)
    for shape in layout["shapes"]:
        if shape.get("layer") != "below":
            notes.draw_shape(root, shape, frame, ink)
    axes.draw_horizontal(root, layout["xaxis"], frame, (column.left, column.right), ink)
    axes.draw_vertical(root, layout["yaxis"], frame, ink)
    notes.draw_annotations(root, layout["annotations"], frame, column, layout["font"])
