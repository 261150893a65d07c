"""Numbered events above a drawing, on as many levels as the width of the picture needs, and their titles below it."""

from __future__ import annotations

from typing import Any

from dashboard.charts.svg.captions import NOTE_PIXELS, Column
from dashboard.charts.svg.element import Element
from dashboard.charts.svg.scales import Scale, to_number
from dashboard.charts.svg.text import LINE_HEIGHT, draw_text, lines_of, plain_lines, plain_text_of, size_of, wrap

_LEVEL_PIXELS = 14
_ROOM_ABOVE = 6
_GAP = 3
_COLUMN_GAP = 18
_COLUMN_PIXELS = 400  # least width of a column of titles
_INDENT = 20
_LINE_OPACITY = 0.5

Layout = dict[str, Any]
Note = dict[str, Any]


def place_events(layout: Layout, scale: Scale) -> Layout:
    """The layout with each number on the lowest level where it is free; its line ends below it, the margin fits."""
    events = sorted(filter(_is_event, layout["annotations"]), key=lambda note: to_number(note["x"]) or 0)
    if not events:
        return layout
    inner = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    ends: list[float] = []
    notes = [note for note in layout["annotations"] if not _is_event(note)]
    tops = {}
    for note in events:
        x = scale.at(to_number(note["x"]) or 0)
        half = size_of(lines_of(note["text"]), note["font"]["size"])[0] / 2 + _GAP
        level = next((place for place, end in enumerate(ends) if end <= x - half), len(ends))
        ends[level : level + 1] = [x + half]
        tops[note["x"], note["y"]] = top = 1 + level * _LEVEL_PIXELS / inner
        notes.append({**note, "y": top})
    margin = {**layout["margin"], "t": len(ends) * _LEVEL_PIXELS + _ROOM_ABOVE}
    height = layout["height"] + margin["t"] - layout["margin"]["t"]
    shapes = [_shorten_line(shape, tops) for shape in layout["shapes"]]
    return {**layout, "annotations": notes, "shapes": shapes, "margin": margin, "height": height}


def draw_events(parent: Element, notes: list[Note], column: Column, top: float) -> float:
    """What the numbers above a drawing mean, in as many columns as there is room for; gives where it ends."""
    events = list(filter(_is_event, notes))
    if not events:
        return top
    count = max(int(column.room // _COLUMN_PIXELS), 1)
    room = column.room / count - (_COLUMN_GAP if count > 1 else 0)
    texts = [wrap(plain_text_of(note["hovertext"]), NOTE_PIXELS, room - _INDENT) for note in events]
    most = -(-sum(map(len, texts)) // count)
    ends, x, y, font = [top], column.left, top, column.font(NOTE_PIXELS)
    line_pixels = LINE_HEIGHT * NOTE_PIXELS
    for note, lines in zip(events, texts, strict=True):
        if y > top and round((y - top) / line_pixels) + len(lines) > most + 1:
            x, y = x + column.room / count, top
        draw_text(parent, plain_lines([note["text"]], is_bold=True), x, y, font)
        draw_text(parent, plain_lines(lines), x + _INDENT, y, font)
        y += len(lines) * line_pixels
        ends.append(y)
    return max(ends) + 8


def _is_event(note: Note) -> bool:
    """Whether an annotation is the number of an event, explained in its hover text."""
    return note.get("yref") == "paper" and bool(note.get("hovertext"))


def _shorten_line(shape: dict[str, Any], tops: dict[tuple[Any, float], float]) -> dict[str, Any]:
    """The line of an event with its new top, pale beside the data; any other shape as it is."""
    top = tops.get((shape["x0"], shape["y1"])) if shape["type"] == "line" else None
    return shape if top is None else {**shape, "y1": top, "opacity": _LINE_OPACITY}
