"""Scatter traces as SVG: lines (straight or stepped) and marks with their hover cards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dashboard.charts.svg.element import Element, add_element, format_number
from dashboard.charts.svg.scales import Frame, to_number
from dashboard.charts.svg.symbols import LINES, OPEN, path_of
from dashboard.charts.svg.text import plain_text_of

Trace = dict[str, Any]
Point = tuple[float, float]

# Lengths of stroke and gap in widths of the line, as Plotly draws them.
_DASHES = {"solid": (), "dot": (1, 1), "dash": (3, 3), "longdash": (5, 5), "dashdot": (3, 1, 1, 1)}
_THINNEST_DASHED = 3  # a dash is measured as if the line were at least this wide


def draw_trace(parent: Element, trace: Trace, frame: Frame) -> None:
    """One trace; its lines end at the axes, its marks may reach over them."""
    if trace["type"] != "scatter":
        raise ValueError(f"Only scatter traces can be drawn as SVG, not {trace['type']!r}.")
    group = add_element(parent, "g", opacity=f"{trace['opacity']:g}" if "opacity" in trace else None)
    xs, ys = ([to_number(value) for value in trace.get(axis, ())] for axis in "xy")
    places = [None if x is None or y is None else (frame.x.at(x), frame.y.at(y)) for x, y in zip(xs, ys, strict=True)]
    if "lines" in trace["mode"]:
        _draw_line(group, trace["line"], places, frame)
    if "markers" in trace["mode"]:
        _draw_marks(group, trace, places)


def dash_array(line: dict[str, Any]) -> str | None:
    """`stroke-dasharray` of a line; None for a solid one."""
    unit = max(line["width"], _THINNEST_DASHED)
    return " ".join(format_number(part * unit) for part in _DASHES[line.get("dash", "solid")]) or None


def _draw_line(group: Element, line: dict[str, Any], places: list[Point | None], frame: Frame) -> None:
    style = {
        "fill": "none",
        "clip_path": f"url(#{frame.clip})",
        "stroke_width": line["width"],
        "stroke_dasharray": dash_array(line),
        "stroke_linejoin": "round",
        "stroke": line["color"],
    }
    stretches = [points for points in _split_at_gaps(places) if len(points) > 1]
    if line.get("shape") == "hv":
        stretches = [_add_steps(points) for points in stretches]
    path = "".join(
        "M" + "L".join(f"{format_number(x)} {format_number(y)}" for x, y in corners) for corners in stretches
    )
    if path:
        add_element(group, "path", d=path, **style)


def _split_at_gaps(places: list[Point | None]) -> list[list[Point]]:
    stretches: list[list[Point]] = [[]]
    for place in places:
        if place is None:
            stretches.append([])
        else:
            stretches[-1].append(place)
    return [points for points in stretches if points]


def _add_steps(points: list[Point]) -> list[Point]:
    """Level from each point to the next, then up or down."""
    corners = points[:1]
    for (_, y), (x, following) in pairwise(points):
        corners += [(x, y), (x, following)]
    return corners


def _draw_marks(group: Element, trace: Trace, places: list[Point | None]) -> None:
    marker = trace["marker"]
    line = marker.get("line", {})
    cards, card = trace.get("customdata", ()), next(iter(trace.get("meta", ())), "")
    for place, point in enumerate(places):
        if point is None:
            continue
        symbol, colour = _value_at(marker.get("symbol", "circle"), place), _value_at(marker.get("color"), place)
        edge, width = _value_at(line.get("color", colour), place), _value_at(line.get("width", 0), place)
        at = f"translate({format_number(point[0])} {format_number(point[1])})"
        path, style = path_of(symbol, _value_at(marker.get("size", 6), place)), _style_of(symbol, colour, edge, width)
        mark = add_element(group, "path", class_="mark", transform=at, d=path, **style)
        if not marker.get("opacity", 1):  # what a reader points at along a bar: once is enough on paper
            mark.set("fill-opacity", "0")
            if place:
                group.remove(mark)
                continue
        if cards:
            add_element(mark, "title", plain_text_of(card or _card_at(cards, place)))


def _style_of(symbol: str, colour: str, edge: str, width: float) -> dict[str, Any]:
    if symbol.removesuffix(OPEN) in LINES:
        return {"fill": "none", "stroke": edge if width else "none", "stroke_width": width or None}
    if symbol.endswith(OPEN):
        return {"fill": "none", "stroke": colour, "stroke_width": width or 1}
    return {"fill": colour, "stroke": edge if width else None, "stroke_width": width or None}


def _card_at(cards: Sequence[Any], place: int) -> str:
    """The hover card of a mark, alone or beside the figure that the mark opens."""
    return str(cards[place] if isinstance(cards[place], str) else cards[place][0])


def _value_at(values: Any, place: int) -> Any:
    """A property of one mark: its own, or that of all."""
    return values[place] if isinstance(values, (list, tuple)) else values
