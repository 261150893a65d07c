"""What the numbers below an axis mean, where its picture is too narrow for the titles of events."""

from __future__ import annotations

from typing import Any

from dashboard.charts.figure_builder import EVENT
from dashboard.charts.svg.captions import NOTE_PIXELS, Column
from dashboard.charts.svg.element import Element
from dashboard.charts.svg.text import LINE_HEIGHT, draw_text, plain_lines, plain_text_of, wrap

_COLUMN_GAP = 18
_COLUMN_PIXELS = 400  # least width of a column of titles
_INDENT = 20

Note = dict[str, Any]


def draw_events(parent: Element, notes: list[Note], column: Column, top: float) -> float:
    """The titles of numbered events, in as many columns as there is room for; gives where they end."""
    events = [(number, note) for note in notes if note.get("name") == EVENT and (number := _number_of(note))]
    if not events:
        return top
    count = max(int(column.room // _COLUMN_PIXELS), 1)
    room = column.room / count - (_COLUMN_GAP if count > 1 else 0)
    texts = [wrap(plain_text_of(note["hovertext"]), NOTE_PIXELS, room - _INDENT) for _, note in events]
    most = -(-sum(map(len, texts)) // count)
    ends, x, y, font = [top], column.left, top, column.font(NOTE_PIXELS)
    line_pixels = LINE_HEIGHT * NOTE_PIXELS
    for (number, _), lines in zip(events, texts, strict=True):
        if y > top and round((y - top) / line_pixels) + len(lines) > most + 1:
            x, y = x + column.room / count, top
        draw_text(parent, plain_lines([number], is_bold=True), x, y, font)
        draw_text(parent, plain_lines(lines), x + _INDENT, y, font)
        y += len(lines) * line_pixels
        ends.append(y)
    return max(ends) + 8


def _number_of(note: Note) -> str:
    """The number of an event, if that is all that stands beside its dot; else nothing."""
    text: str = note["text"].strip("● ")
    return text if text.isdigit() else ""
