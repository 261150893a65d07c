"""Scatter traces as SVG: lines (straight or stepped) and marks with their hover cards."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from dashboard.charts.svg.element import Element, add_element, format_number
from dashboard.charts.svg.scales import Frame, to_list, to_number
from dashboard.charts.svg.symbols import LINES, OPEN, path_of
from dashboard.charts.svg.text import plain_text_of

Trace = dict[str, Any]
Point = tuple[float, float]

# Lengths of stroke and gap in widths of the line, as Plotly draws them.
_DASHES = {"solid": (), "dot": (1, 1), "dash": (3, 3), "longdash": (5, 5), "dashdot": (3, 1, 1, 1)}
_THINNEST_DASHED = 3  # a dash is measured as if the line were at least this wide


def draw_trace(parent: Element, trace: Trace, frame: Frame) -> None:
    """One trace; its lines end at the axes, its marks may reach over them."""
    if trace.get("type", "scatter") != "scatter":
        raise ValueError(f"Only scatter traces can be drawn as SVG, not {trace['type']!r}.")
    if "error_x" in trace or "error_y" in trace:
        raise ValueError("Error bars cannot be drawn as SVG; Plotly itself leaves them out where the axis holds dates.")
    group = add_element(parent, "g", opacity=f"{trace['opacity']:g}" if trace.get("opacity", 1) != 1 else None)
    xs, ys = ([to_number(v) for v in to_list(trace.get(axis))] for axis in "xy")
    places = [None if x is None or y is None else (frame.x.at(x), frame.y.at(y)) for x, y in zip(xs, ys, strict=True)]
    parts = trace.get("mode", "lines").split("+")
    if "lines" in parts:
        _line(group, trace, places, frame)
    if "markers" in parts:
        _marks(group, trace, places)


def dash_array(line: dict[str, Any]) -> str | None:
    """`stroke-dasharray` of a line; None for a solid one."""
    unit = max(line.get("width", 2), _THINNEST_DASHED)
    return " ".join(format_number(part * unit) for part in _DASHES[line.get("dash", "solid")]) or None


def _line(group: Element, trace: Trace, places: list[Point | None], frame: Frame) -> None:
    style = trace.get("line") or {}
    if trace.get("fill", "none") != "none":
        raise ValueError("An area cannot be drawn as SVG; Plotly gives it no opacity of its own. Use shapes.")
    for points in _stretches(places):
        corners = _stepped(points) if style.get("shape") == "hv" else points
        path = "M" + "L".join(f"{format_number(x)} {format_number(y)}" for x, y in corners)
        if style.get("width", 2) and len(corners) > 1:
            add_element(
                group,
                "path",
                d=path,
                fill="none",
                clip_path=f"url(#{frame.clip})",
                stroke_width=style.get("width", 2),
                stroke_dasharray=dash_array(style),
                stroke_linejoin="round",
                stroke=style["color"],
            )


def _stretches(places: list[Point | None]) -> list[list[Point]]:
    """The points between gaps."""
    found: list[list[Point]] = [[]]
    for place in places:
        if place is None:
            found.append([])
        else:
            found[-1].append(place)
    return [points for points in found if points]


def _stepped(points: list[Point]) -> list[Point]:
    """Level from each point to the next, then up or down."""
    corners = points[:1]
    for (_, y), (x, following) in pairwise(points):
        corners += [(x, y), (x, following)]
    return corners


def _marks(group: Element, trace: Trace, places: list[Point | None]) -> None:
    marker = trace.get("marker") or {}
    line = marker.get("line") or {}
    cards = to_list(trace.get("customdata")) if "%{customdata}" in (trace.get("hovertemplate") or "") else []
    for place, point in enumerate(places):
        if point is None:
            continue
        symbol = _each(marker.get("symbol", "circle"), place)
        colour = _each(marker.get("color"), place)
        width = _each(line.get("width", 0), place)
        edge = _each(line.get("color", colour), place)
        mark = add_element(
            group,
            "path",
            class_="mark",
            transform=f"translate({format_number(point[0])} {format_number(point[1])})",
            d=path_of(symbol, _each(marker.get("size", 6), place)),
            **_style(symbol, colour, edge, width),
        )
        if cards:
            add_element(mark, "title", plain_text_of(str(cards[place])))


def _style(symbol: str, colour: str | None, edge: str | None, width: float) -> dict[str, Any]:
    if symbol.removesuffix(OPEN) in LINES:
        return {"fill": "none", "stroke": edge if width else "none", "stroke_width": width or None}
    if symbol.endswith(OPEN):
        return {"fill": "none", "stroke": colour, "stroke_width": width or 1}
    return {"fill": colour, "stroke": edge if width else None, "stroke_width": width or None}


def _each(given: Any, place: int) -> Any:
    """A property of one mark: its own, or that of all."""
    return to_list(given)[place] if isinstance(given, (list, tuple)) or hasattr(given, "tolist") else given
