"""Plotly's text (<b>, <i>, <br>, <span>) as measured lines and as SVG; any other tag is shown, not obeyed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any

from dashboard.charts.svg.element import Element, add_element, clean_text
from dashboard.charts.svg.widths import ADVANCES

FAMILY = "'Source Sans', 'Source Sans 3', Arial, 'Helvetica Neue', Helvetica, 'Liberation Sans', sans-serif"
LINE_HEIGHT = 1.3  # of the font size, as Plotly sets lines
BOLD = 1.08  # bold letters are wider by at most this in the fonts of FAMILY
_ASCENT = 1.0  # from the top of a line to the feet of its letters
_TAG = re.compile(r"<(/?)(b|i|br|span)\b([^<>]*)>", re.IGNORECASE)
_THOUSANDTHS = {letter: advance for advance, letters in ADVANCES.items() for letter in letters}
_UNKNOWN, _WIDE = 625, 1000
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True)
class Run:
    """Letters in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


Line = tuple[Run, ...]


@lru_cache(maxsize=512)
def lines_of(markup: str) -> tuple[Line, ...]:
    """The lines of a text in Plotly's markup."""
    lines: list[list[Run]] = [[]]
    styles: list[tuple[str, bool, bool]] = [("", False, False)]
    end = 0
    for tag in _TAG.finditer(markup):
        _add(lines[-1], markup[end : tag.start()], styles[-1])
        end = tag.end()
        is_closing, name, rest = bool(tag[1]), tag[2].lower(), tag[3]
        if name == "br":
            lines.append([])
        elif is_closing:
            if len(styles) > 1:
                styles.pop()
        else:
            _, is_bold, is_italic = styles[-1]
            is_bold = (is_bold or name == "b") and "font-weight:400" not in rest.replace(" ", "")
            styles.append((name, is_bold, is_italic or name == "i"))
    _add(lines[-1], markup[end:], styles[-1])
    return tuple(tuple(line) for line in lines)


def plain_text_of(markup: str) -> str:
    """The text without its tags, one line per line."""
    return "\n".join("".join(run.text for run in line) for line in lines_of(markup))


def width_of(line: Line, size: float) -> float:
    """Width in pixels at a font size in pixels: seldom less than a browser takes, as a label may be short of room."""
    return sum(_advance(run.text) * (BOLD if run.is_bold else 1) for run in line) * size / 1000


def size_of(lines: tuple[Line, ...], size: float) -> tuple[float, float]:
    """Width and height of a text in pixels."""
    return max((width_of(line, size) for line in lines), default=0), len(lines) * LINE_HEIGHT * size


def wrap(text: str, size: float, room: float) -> list[str]:
    """Plain text in lines no wider than `room` pixels; a word that is wider alone is cut into pieces."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of((Run(longer),), size) <= room:
            lines[-1] = longer
            continue
        pieces = _pieces(word, size, room)
        lines += pieces if lines[-1] else []
        lines = lines if lines[-1] else pieces
    return lines


def plain_lines(texts: Iterable[str], *, is_bold: bool = False) -> tuple[Line, ...]:
    """Plain text as lines in one style."""
    return tuple((Run(text, is_bold),) for text in texts)


def draw_text(  # noqa: PLR0917
    parent: Element, lines: tuple[Line, ...], x: float, top: float, font: Mapping[str, Any], align: str = "left"
) -> Element:
    """A text whose upper edge is at `top` and whose left edge, middle or right edge is at `x`; `font`: size, color."""
    size = font["size"]
    text = add_element(parent, "text", x=x, y=top + _ASCENT * size, font_size=size, fill=font["color"])
    if align != "left":
        text.set("text-anchor", _ANCHORS[align])
    for place, line in enumerate(lines):
        start = {"x": x, "y": top + (_ASCENT + place * LINE_HEIGHT) * size}
        for run in line:
            weight, style = "700" if run.is_bold else None, "italic" if run.is_italic else None
            if len(lines) == len(line) == 1 and not (weight or style):
                text.text = clean_text(run.text)
                return text
            add_element(text, "tspan", run.text, **start, font_weight=weight, font_style=style)
            start = {}
    return text


def _add(line: list[Run], text: str, style: tuple[str, bool, bool]) -> None:
    if text:
        line.append(Run(clean_text(unescape(text)), style[1], style[2]))


def _advance(text: str) -> int:
    return sum(_THOUSANDTHS.get(letter) or _unlisted(letter) for letter in text)


def _unlisted(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


def _pieces(word: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of((Run(pieces[-1] + letter),), size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
