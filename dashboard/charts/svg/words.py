"""The words around a drawing: headline and key above it, numbered events and sources below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dashboard.charts.palette import Palette
from dashboard.charts.stances import STANCES
from dashboard.charts.svg.element import Element, add_element
from dashboard.charts.svg.events import is_event
from dashboard.charts.svg.symbols import path_of
from dashboard.charts.svg.text import (
    LINE_HEIGHT,
    Line,
    Run,
    draw_text,
    lines_of,
    plain_text_of,
    size_of,
    width_of,
    wrap,
)

HEADLINE_PIXELS = 18
KEY_PIXELS = 13
NOTE_PIXELS = 12
_MARK_PIXELS = 11
_ITEM_GAP = 18
_COLUMN_PIXELS = 400  # least width of a column of events
_KEY_GAP = re.compile(r"\s{2,}|\u2003| · ")
_KEY_ITEM = re.compile(r":(\w+)\[(\S)[ \u00a0]([^\]]*)\]")


@dataclass(frozen=True)
class Column:
    """Where words stand: from `left` to `right`, in pixels of the picture."""

    left: float
    right: float
    palette: Palette

    @property
    def room(self) -> float:
        """Width in pixels."""
        return self.right - self.left


def draw_headline(parent: Element, title: str, column: Column, top: float) -> float:
    """The headline; gives where the next words may begin."""
    if not title:
        return top
    lines = [lines_of(f"<b>{_as_markup(line)}</b>")[0] for line in wrap(title, HEADLINE_PIXELS * 1.08, column.room)]
    draw_text(parent, tuple(lines), column.left, top, size=HEADLINE_PIXELS, colour=column.palette.ink)
    return top + size_of(tuple(lines), HEADLINE_PIXELS)[1] + 6


def draw_legend(parent: Element, legend: str, column: Column, top: float) -> float:
    """The key as `stances.key_of` writes it, with its marks drawn; gives where the next words may begin."""
    items = [item for item in _KEY_GAP.split(legend) if item.strip()]
    if not items:
        return top
    x, row = column.left, top
    for item in items:
        found = _KEY_ITEM.fullmatch(item)
        text = found[3] if found else item
        indent = _MARK_PIXELS + 6 if found else 0
        lines = wrap(text, KEY_PIXELS, column.room - indent)
        width = indent + max(width_of((Run(line),), KEY_PIXELS) for line in lines)
        if x > column.left and x + width > column.right:
            x, row = column.left, row + LINE_HEIGHT * KEY_PIXELS
        if found:
            _key_mark(parent, found[1], column.palette, x, row)
        draw_text(
            parent, tuple((Run(line),) for line in lines), x + indent, row, size=KEY_PIXELS, colour=column.palette.ink
        )
        row += (len(lines) - 1) * LINE_HEIGHT * KEY_PIXELS
        x += width + _ITEM_GAP
    return row + LINE_HEIGHT * KEY_PIXELS + 4


def draw_events(parent: Element, notes: list[dict[str, Any]], column: Column, top: float) -> float:
    """What the numbers above a drawing mean, in as many columns as there is room for; gives where it ends."""
    numbered = [note for note in notes if is_event(note)]
    if not numbered:
        return top
    count = max(int(column.room // _COLUMN_PIXELS), 1)
    room = column.room / count - (_ITEM_GAP if count > 1 else 0)
    indent = 20
    texts = [wrap(plain_text_of(note["hovertext"]), NOTE_PIXELS, room - indent) for note in numbered]
    most = -(-sum(map(len, texts)) // count)
    ends, x, y, line_pixels = [top], column.left, top, LINE_HEIGHT * NOTE_PIXELS
    for note, lines in zip(numbered, texts, strict=True):
        if y > top and round((y - top) / line_pixels) + len(lines) > most + 1:
            x, y = x + column.room / count, top
        draw_text(parent, lines_of(f"<b>{note['text']}</b>"), x, y, size=NOTE_PIXELS, colour=column.palette.ink)
        draw_text(
            parent, tuple((Run(line),) for line in lines), x + indent, y, size=NOTE_PIXELS, colour=column.palette.ink
        )
        y += len(lines) * line_pixels
        ends.append(y)
    return max(ends) + 8


def draw_source(parent: Element, title: dict[str, Any] | None, column: Column, top: float) -> float:
    """The source, which is the figure's title, set again for the width of the picture; gives where it ends."""
    text = _unbroken(str((title or {}).get("text") or ""))
    if not text:
        return top
    lines: tuple[Line, ...] = tuple((Run(line),) for line in wrap(text, NOTE_PIXELS, column.room))
    draw_text(parent, lines, column.left, top, size=NOTE_PIXELS, colour=column.palette.ink)
    return top + size_of(lines, NOTE_PIXELS)[1]


def _unbroken(markup: str) -> str:
    """One line again; a compound that was broken at its hyphen gets no blank."""
    return re.sub(r"(?<=\w-)\n(?=\w)", "", plain_text_of(markup)).replace("\n", " ")


def _key_mark(parent: Element, colour_name: str, palette: Palette, x: float, row: float) -> None:
    mark = next(each for each in STANCES.values() if each.colour_name == colour_name)
    middle = row + LINE_HEIGHT * KEY_PIXELS / 2 - 1
    add_element(
        parent,
        "path",
        class_="key",
        transform=f"translate({x + _MARK_PIXELS / 2:.1f} {middle:.1f})",
        d=path_of(mark.symbol, _MARK_PIXELS),
        fill=palette.series[mark.place],
    )


def _as_markup(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
