"""The words around a drawing: headline and legend above it, the source below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dashboard.charts.palette import Palette
from dashboard.charts.stances import STANCES
from dashboard.charts.svg.element import Element, add_element
from dashboard.charts.svg.symbols import path_of
from dashboard.charts.svg.text import LINE_HEIGHT, draw_text, plain_lines, plain_text_of, size_of, wrap

NOTE_PIXELS = 12
_HEADLINE_PIXELS = 18
_LEGEND_PIXELS = 13
_MARK_PIXELS = 11
_ITEM_GAP = 18
_LEGEND_GAP = re.compile(r"\s{2,}|\u2003| · ")
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


def draw_headline(parent: Element, title: str, column: Column, top: float) -> float:
    """The headline; gives where the next words may begin."""
    if not title:
        return top
    lines = plain_lines(wrap(title, _HEADLINE_PIXELS * 1.08, column.room), is_bold=True)
    draw_text(parent, lines, column.left, top, column.font(_HEADLINE_PIXELS))
    return top + size_of(lines, _HEADLINE_PIXELS)[1] + 6


def draw_legend(parent: Element, legend: str, column: Column, top: float) -> float:
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
            _draw_mark(parent, match[1], column.palette, x + _MARK_PIXELS / 2, row + line_pixels / 2 - 1)
        draw_text(parent, lines, x + indent, row, column.font(_LEGEND_PIXELS))
        row += (len(lines) - 1) * line_pixels
        x += width + _ITEM_GAP
    return row + line_pixels + 4


def draw_source(parent: Element, title: str, column: Column, top: float) -> float:
    """The source, which is the figure's title, set again for the width of the picture; gives where it ends."""
    # A compound that was broken at its hyphen gets no blank.
    text = re.sub(r"(?<=\w-)\n(?=\w)", "", plain_text_of(title)).replace("\n", " ")
    if not text:
        return top
    lines = plain_lines(wrap(text, NOTE_PIXELS, column.room))
    draw_text(parent, lines, column.left, top, column.font(NOTE_PIXELS))
    return top + size_of(lines, NOTE_PIXELS)[1]


def _draw_mark(parent: Element, colour_name: str, palette: Palette, x: float, y: float) -> None:
    style = next(each for each in STANCES.values() if each.colour_name == colour_name)
    path, fill = path_of(style.symbol, _MARK_PIXELS), palette.series[style.place]
    add_element(parent, "path", class_="key", transform=f"translate({x:.1f} {y:.1f})", d=path, fill=fill)
