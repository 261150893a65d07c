"""The words around a drawing: headline and legend above it, the source below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dashboard.charts.palette import Palette
from dashboard.charts.stances import STYLES
from dashboard.charts.svg.element import Element, add_element
from dashboard.charts.svg.symbols import path_of
from dashboard.charts.svg.text import LINE_HEIGHT, draw_text, plain_lines, size_of, wrap
from dashboard.charts.svg.words import Words

NOTE_PIXELS = 12
_HEADLINE_PIXELS = 18
_LEGEND_PIXELS = 13
_MARK_PIXELS = 11
_ITEM_GAP = 18
_LEGEND_GAP = re.compile(r"\s{2,}|\u2003| · ")
_GLYPHS = {style.glyph for style in STYLES.values()}
_LEGEND_ITEM = re.compile(r":(\w+)\[(\S)[ \u00a0]([^\]]*)\]")


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

    def font(self, size: float) -> dict[str, Any]:
        """The font of its words."""
        return {"size": size, "color": self.palette.ink}


def draw_head(parent: Element, words: Words, column: Column, top: float) -> float:
    """Headline, what is shown, and the key; gives where the next words may begin."""
    top = _draw_lines(parent, words.title, column, top, size=_HEADLINE_PIXELS, is_bold=True)
    top = _draw_lines(parent, words.subtitle, column, top, size=_LEGEND_PIXELS)
    return _draw_legend(parent, words.legend, column, top + 4)


def draw_foot(parent: Element, words: Words, column: Column, top: float) -> float:
    """Notes and the source; gives where they end."""
    for text in (*words.notes, words.source):
        top = _draw_lines(parent, text, column, top, size=NOTE_PIXELS)
    return top


def _draw_lines(parent: Element, text: str, column: Column, top: float, *, size: int, is_bold: bool = False) -> float:
    if not text:
        return top
    lines = plain_lines(wrap(text, size, column.room, is_bold=is_bold), is_bold=is_bold)
    draw_text(parent, lines, column.left, top, column.font(size))
    return top + size_of(lines, size)[1] + 2


def _draw_legend(parent: Element, legend: str, column: Column, top: float) -> float:
    """The legend as `stances.build_legend` writes it, with its marks drawn; gives where the next words may begin."""
    items = [item for item in _LEGEND_GAP.split(legend) if item.strip()]
    if not items:
        return top
    line_pixels = LINE_HEIGHT * _LEGEND_PIXELS
    x, row = column.left, top
    for item in items:
        match = _LEGEND_ITEM.fullmatch(item)
        indent = _MARK_PIXELS + 6 if match else 0
        lines = plain_lines(wrap(match[3] if match else item, _LEGEND_PIXELS, column.room - indent))
        width = indent + size_of(lines, _LEGEND_PIXELS)[0]
        if x > column.left and x + width > column.right:
            x, row = column.left, row + line_pixels
        if match:
            name = match[2] if match[2] in _GLYPHS else match[1]
            _draw_mark(parent, name, column.palette, x + _MARK_PIXELS / 2, row + line_pixels / 2 - 1)
        draw_text(parent, lines, x + indent, row, column.font(_LEGEND_PIXELS))
        row += (len(lines) - 1) * line_pixels
        x += width + _ITEM_GAP
    return row + line_pixels + 4


def _draw_mark(parent: Element, name: str, palette: Palette, x: float, y: float) -> None:
    """The mark of a stance by its glyph, or a line in the colour of that name."""
    at = f"translate({x:.1f} {y:.1f})"
    style = next((each for each in STYLES.values() if name == each.glyph), None)
    if style:
        path, colour = path_of(style.symbol, _MARK_PIXELS), palette.series[style.place]
        look = {"fill": palette.paper, "stroke": colour, "stroke_width": 2} if style.is_hollow else {"fill": colour}
        add_element(parent, "path", class_="key", transform=at, d=path, **look)
    else:
        colour = next(palette.series[each.place] for each in STYLES.values() if name == each.colour_name)
        path = path_of("line-ew", _MARK_PIXELS)
        add_element(parent, "path", class_="key", transform=at, d=path, stroke=colour, stroke_width=3)
