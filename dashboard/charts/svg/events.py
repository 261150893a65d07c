"""Numbered events above a drawing, set again on as many levels as their numbers need at the width of the picture."""

from __future__ import annotations

from typing import Any

from dashboard.charts.svg.scales import Scale, to_number
from dashboard.charts.svg.text import lines_of, size_of

LEVEL_PIXELS = 14
_ROOM_ABOVE = 6
_GAP = 3
_LINE_OPACITY = 0.5

Layout = dict[str, Any]


def is_event(note: dict[str, Any]) -> bool:
    """Whether an annotation is the number of an event, explained in its hover text."""
    return note.get("yref") == "paper" and bool(note.get("hovertext"))


def place_events(layout: Layout, scale: Scale) -> Layout:
    """The layout with each number on the lowest level where it is free; its line ends below it, the margin fits."""
    numbers = sorted(
        (note for note in layout["annotations"] if is_event(note)), key=lambda note: to_number(note["x"]) or 0
    )
    if not numbers:
        return layout
    inner = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    ends: list[float] = []
    notes = [note for note in layout["annotations"] if not is_event(note)]
    tops = {}
    for note in numbers:
        x = scale.at(to_number(note["x"]) or 0)
        half = size_of(lines_of(note["text"]), note["font"]["size"])[0] / 2 + _GAP
        level = next((place for place, end in enumerate(ends) if end <= x - half), len(ends))
        ends[level : level + 1] = [x + half]
        top = 1 + level * LEVEL_PIXELS / inner
        tops[to_number(note["x"]), note["y"]] = top
        notes.append({**note, "y": top})
    margin = {**layout["margin"], "t": len(ends) * LEVEL_PIXELS + _ROOM_ABOVE}
    height = layout["height"] + margin["t"] - layout["margin"]["t"]
    shapes = [_shortened(shape, tops) for shape in layout["shapes"]]
    return {**layout, "annotations": notes, "shapes": shapes, "margin": margin, "height": height}


def _shortened(shape: dict[str, Any], tops: dict[tuple[float | None, float], float]) -> dict[str, Any]:
    """The line of an event with its new top, pale beside the data; any other shape as it is."""
    if shape["type"] != "line" or shape.get("yref") != "paper":
        return shape
    top = tops.get((to_number(shape["x0"]), shape["y1"]))
    return shape if top is None else {**shape, "y1": top, "opacity": _LINE_OPACITY}
