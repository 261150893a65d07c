"""A figure as a standalone SVG, made without a browser: for fact packs and for pages that nobody serves.

It draws what the forms of this room use (scatter traces, shapes, annotations, two axes) and refuses anything else. The
picture has no script and refers to nothing outside itself; hover cards are `<title>` children of the marks.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.palette import DARK, LIGHT, Palette
from dashboard.charts.svg import axes, captions, events, notes, traces
from dashboard.charts.svg.element import Element, add_element, serialize
from dashboard.charts.svg.scales import Frame, Scale, range_of
from dashboard.charts.svg.text import FAMILY

Layout = dict[str, Any]
EDGE = 12  # pixels that stay empty around the picture
_TITLE_CHARACTERS = 120


def render_svg(figure: go.Figure, *, alt: str, width: int = 900, title: str = "", legend: str = "") -> str:
    """The picture `width` pixels wide, as high as it needs; the same figure always gives the same text.

    `figure` is drawn by a form of this room in the palette LIGHT (that is `Palette()`) or DARK; `alt` says it in words;
    `title` is set above it as a headline; `legend` is as `stances.build_legend` gives it. Raises ValueError for a
    figure in other colours, or with parts that no form uses.
    """
    parts = figure.to_plotly_json()
    layout = {"annotations": [], "shapes": [], **parts["layout"]}
    palette = _palette_of(layout)
    name = blake2b(repr((parts, alt, width, title, legend)).encode("utf-8", "replace"), digest_size=4).hexdigest()
    root = _build_root(name, alt, title, width)
    paper = add_element(root, "rect", width=width, fill=palette.paper)
    column = captions.Column(EDGE, width - EDGE, palette)
    top = captions.draw_legend(root, legend, column, captions.draw_headline(root, title, column, EDGE))
    across = _scale_across(layout, column)
    layout = events.place_events(layout, across)
    frame = _build_frame(layout, across, top + layout["margin"]["t"], f"clip-{name}")
    _draw(root, parts["data"], layout, frame, column)
    below = frame.bottom + axes.room_below(layout["xaxis"]) + 8
    below = events.draw_events(root, layout["annotations"], column, below)
    height = f"{captions.draw_source(root, layout['title']['text'], column, below) + EDGE:.0f}"
    root.set("viewBox", f"0 0 {width} {height}")
    for each in (root, paper):
        each.set("height", height)
    return serialize(root)


def _palette_of(layout: Layout) -> Palette:
    ink = layout["font"]["color"]
    for palette in (LIGHT, DARK):
        if palette.ink == ink:
            return palette
    remedy = "Draw it with palette.LIGHT or palette.DARK to save it as SVG."
    raise ValueError(f"The figure is drawn in the ink {ink!r}. {remedy}")


def _build_root(name: str, alt: str, title: str, width: int) -> Element:
    named = {"role": "img", "aria_labelledby": f"title-{name} desc-{name}"}
    root = add_element(None, "svg", xmlns="http://www.w3.org/2000/svg", **named, width=width, font_family=FAMILY)
    short = title or textwrap.shorten(alt.partition(". ")[0], _TITLE_CHARACTERS, placeholder=" …")
    add_element(root, "title", short, id=f"title-{name}")
    add_element(root, "desc", alt, id=f"desc-{name}")
    return root


def _scale_across(layout: Layout, column: captions.Column) -> Scale:
    """The horizontal axis, beside which the labels of the vertical one get the room that they need."""
    margin, upright = layout["margin"], layout["yaxis"]
    beside = axes.room_beside(upright)
    is_right = upright.get("side") == "right"
    left = column.left + max(margin["l"], 0 if is_right else beside)
    right = column.right - max(margin["r"], beside if is_right else 0)
    return Scale(*range_of(layout["xaxis"]), left, right)


def _build_frame(layout: Layout, across: Scale, top: float, clip: str) -> Frame:
    """The drawing between its axes, `top` pixels below the edge of the picture."""
    margin = layout["margin"]
    bottom = top + layout["height"] - margin["t"] - margin["b"]
    upwards = Scale(*range_of(layout["yaxis"]), bottom, top)
    return Frame(across.start, top, across.end, bottom, across, upwards, clip)


def _draw(root: Element, data: Sequence[traces.Trace], layout: Layout, frame: Frame, column: captions.Column) -> None:
    """From back to front as Plotly does: grid, traces, shapes, axes, annotations."""
    # Lines end where the drawing ends; marks and texts may reach out.
    clip, size = add_element(root, "clipPath", id=frame.clip), (frame.right - frame.left, frame.bottom - frame.top)
    add_element(clip, "rect", x=frame.left, y=frame.top, width=size[0], height=size[1])
    axes.draw_grid(root, layout, frame, column.palette.ink)
    shapes = layout["shapes"]
    for shape in (shape for shape in shapes if shape.get("layer") == "below"):
        notes.draw_shape(root, shape, frame)
    for trace in data:
        traces.draw_trace(root, trace, frame)
    for shape in (shape for shape in shapes if shape.get("layer") != "below"):
        notes.draw_shape(root, shape, frame)
    axes.draw_horizontal(root, layout["xaxis"], frame, (column.left, column.right))
    axes.draw_vertical(root, layout["yaxis"], frame)
    notes.draw_annotations(root, layout["annotations"], frame, column, layout["font"])
