"""A figure as a standalone SVG, made without a browser: for all that is saved, published and linked.

It draws what the forms of this room use (scatter traces, shapes, annotations, two axes) and refuses anything else. The
picture has no script and refers to nothing outside itself; hover cards are `<title>` children of the marks.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache, partial
from hashlib import blake2b
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.palette import DARK, LIGHT, Palette
from dashboard.charts.room import Room
from dashboard.charts.svg import axes, captions, events, notes, traces
from dashboard.charts.svg.element import Element, add_element, serialize
from dashboard.charts.svg.scales import Frame, Scale, range_of
from dashboard.charts.svg.text import FONT, outline_texts
from dashboard.charts.svg.words import PAGE, Size, Words

Layout = dict[str, Any]
Draw = Callable[[Room], go.Figure]
EDGE = 12  # pixels that stay empty around the picture
_TITLE_CHARACTERS = 120
_PAPER = 2  # the place of the ground among the parts of a picture, after title and description
_WIDTHS = range(720, 1440, 60)  # on which a picture of a fixed size is laid out before it is scaled
_LEAST_SHARE, _USUAL_PIXELS = 0.55, 400  # of its usual height, a drawing keeps as much where the size is fixed


class TooTallError(ValueError):
    """The picture does not fit its size with letters that can be read."""


def render_svg(draw: Draw, words: Words, size: Size = PAGE, *, is_outlined: bool = True) -> str:
    """The picture; the same figure always gives the same text.

    Letters are outlines, or text in the viewer's own font, held in the same room.

    `draw` gives the figure for a place of some room, by a form of this folder in the palette LIGHT (that is
    `Palette()`) or DARK. Raises ValueError for a figure in other colours, or with parts that no form uses, and
    TooTallError.
    """
    root = draw_picture(draw, words, size)
    if is_outlined:
        outline_texts(root)
    return serialize(root)


def draw_picture(draw: Draw, words: Words, size: Size) -> Element:
    """The picture as an element whose letters are no outlines yet."""
    if size.height is None:
        return _draw(_read_parts(draw, size.width), words, size.width)
    ratio = size.height / size.width

    read_parts = cache(partial(_read_parts, draw))

    @cache
    def spare_inner(width: int) -> float:
        parts = read_parts(width)
        natural = float(_draw(parts, words, width).get("height", 0))
        return _inner_of(parts["layout"]) + round(width * ratio) - natural

    least = _least_inner(read_parts(_WIDTHS[0])["layout"])
    if spare_inner(_WIDTHS[-1]) < least:
        raise TooTallError(f"The picture is too tall for {size.width} by {size.height} pixels.")
    width = _WIDTHS[bisect_left(_WIDTHS, True, key=lambda width: spare_inner(width) >= least)]
    inner = spare_inner(width)
    root, height = _draw(_read_parts(draw, width, inner), words, width, inner), str(round(width * ratio))
    root[_PAPER].set("height", height)
    root.attrib |= {"width": str(size.width), "height": str(size.height), "viewBox": f"0 0 {width} {height}"}
    return root


def _read_parts(draw: Draw, width: int, inner: float | None = None) -> dict[str, Any]:
    """Data and layout of the figure for a picture of that width."""
    room = Room(width - 2 * EDGE, width - 2 * EDGE, None if inner is None else round(inner))
    parts: dict[str, Any] = draw(room).to_plotly_json()
    return parts


def _draw(parts: dict[str, Any], words: Words, width: int, inner: float | None = None) -> Element:
    """The picture `width` pixels wide and as high as it needs; `inner` is the height between its axes."""
    layout = {"annotations": [], "shapes": [], **parts["layout"]}
    layout.pop("template", None)  # that of the process, not of the figure
    palette = _palette_of(layout)
    name = blake2b(repr((parts["data"], layout, words, width)).encode("utf-8", "replace"), digest_size=4).hexdigest()
    root = _build_root(name, words, width)
    paper = add_element(root, "rect", width=width, fill=palette.paper)
    column = captions.Column(EDGE, width - EDGE, palette)
    top = captions.draw_head(root, words, column, EDGE)
    across = _scale_across(layout, column)
    layout = _set_inner(layout, inner or _inner_of(layout))
    frame = _build_frame(layout, across, top + layout["margin"]["t"], f"clip-{name}")
    _draw_inside(root, parts["data"], layout, frame, column)
    lanes = layout["margin"]["b"] if "title" not in layout else 0
    below = frame.bottom + max(axes.room_below(layout["xaxis"]), lanes) + 8
    below = events.draw_events(root, layout["annotations"], column, below)
    height = f"{captions.draw_foot(root, words, column, below) + EDGE:.0f}"
    root.set("viewBox", f"0 0 {width} {height}")
    for each in (root, paper):
        each.set("height", height)
    return root


def _inner_of(layout: Layout) -> float:
    return float(layout["height"] - layout["margin"]["t"] - layout["margin"]["b"])


def _least_inner(layout: Layout) -> float:
    """The least height between the axes, at which labels beside it have room."""
    least = float(layout.get("meta", 0))  # of rows with a text each
    return max(least, axes.height_beside(layout["yaxis"]), _LEAST_SHARE * min(_inner_of(layout), _USUAL_PIXELS))


def _set_inner(layout: Layout, inner: float) -> Layout:
    """The layout with another height between its axes."""
    height = layout["height"] - _inner_of(layout) + inner
    return {**layout, "height": height}


def _palette_of(layout: Layout) -> Palette:
    ink = layout["font"]["color"]
    for palette in (LIGHT, DARK):
        if palette.ink == ink:
            return palette
    remedy = "Draw it with palette.LIGHT or palette.DARK to save it as SVG."
    raise ValueError(f"The figure is drawn in the ink {ink!r}. {remedy}")


def _build_root(name: str, words: Words, width: int) -> Element:
    named = {"role": "img", "aria_labelledby": f"title-{name} desc-{name}"}
    root = add_element(None, "svg", xmlns="http://www.w3.org/2000/svg", **named, width=width, **FONT)
    short = words.title or textwrap.shorten(words.alt.partition(". ")[0], _TITLE_CHARACTERS, placeholder=" …")
    add_element(root, "title", short, id=f"title-{name}")
    add_element(root, "desc", words.alt, id=f"desc-{name}")
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
    bottom = top + _inner_of(layout)
    upwards = Scale(*range_of(layout["yaxis"]), bottom, top)
    return Frame(across.start, top, across.end, bottom, across, upwards, clip)


def _draw_inside(
    root: Element, data: Sequence[traces.Trace], layout: Layout, frame: Frame, column: captions.Column
) -> None:
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
    notes.draw_annotations(root, layout, frame)
