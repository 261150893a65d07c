"""Plotly's text (<b>, <i>, <br>, <span>) as measured lines and as outlines; any other tag is shown, not obeyed.

Outlines, since a font that is embedded is ignored by most programs that edit or print an SVG. The words stand in the
`<title>` of each text.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

from dashboard.charts.svg.element import Element, add_element, clean_text, format_number

FONT = {"font_family": "sans-serif", "font_size": "1000"}  # of a whole picture: each text is scaled
LINE_HEIGHT = 1.3  # of the font size, as Plotly sets lines
_ASCENT = 1.0  # from the top of a line to the feet of its letters
_TAG = re.compile(r"<(/?)(b|i|br|span)\b([^<>]*)>", re.IGNORECASE)
_UNKNOWN, _WIDE = 625, 1000  # thousandths of the font size
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
_SLANT = "skewX(-9)"


@dataclass(frozen=True)
class Run:
    """Letters in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


Line = tuple[Run, ...]
Letters = Mapping[str, tuple[int, str]]  # advance in thousandths of the font size, outline


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
    """Width in pixels at a font size in pixels."""
    return sum(_places_of(run)[1] for run in line) * size / 1000


def size_of(lines: tuple[Line, ...], size: float) -> tuple[float, float]:
    """Width and height of a text in pixels."""
    return max((width_of(line, size) for line in lines), default=0), len(lines) * LINE_HEIGHT * size


def wrap(text: str, size: float, room: float, *, is_bold: bool = False) -> list[str]:
    """Plain text in lines no wider than `room` pixels; a word that is wider alone is cut into pieces."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of((Run(longer, is_bold),), size) <= room:
            lines[-1] = longer
            continue
        pieces = _pieces(word, size, room, is_bold=is_bold)
        lines += pieces if lines[-1] else []
        lines = lines if lines[-1] else pieces
    return lines


def plain_lines(texts: Iterable[str], *, is_bold: bool = False) -> tuple[Line, ...]:
    """Plain text as lines in one style."""
    return tuple((Run(text, is_bold),) for text in texts)


def draw_text(
    parent: Element, lines: tuple[Line, ...], x: float, top: float, font: Mapping[str, Any], *, align: str = "left"
) -> Element:
    """A text whose upper edge is at `top` and whose left edge, middle or right edge is at `x`; `font`: size, color.

    Each run is held in its room whatever the font, whose size is that of FONT; `outline_texts` needs no font.
    """
    scale = font["size"] / 1000
    at = f"translate({format_number(x)} {format_number(top + _ASCENT * font['size'])}) scale({scale:g})"
    text = add_element(parent, "g", class_="text", fill=font["color"], transform=at)
    add_element(text, "title", "\n".join("".join(run.text for run in line) for line in lines))
    for number, line in enumerate(lines):
        start = -_SHARES[align] * width_of(line, 1000)
        for run in line:
            _draw_run(text, run, start, number * LINE_HEIGHT * 1000)
            start += _places_of(run)[1]
    return text


def outline_texts(root: Element) -> None:
    """Turns the texts of a picture into outlines, each letter defined once; other scripts stay as text."""
    used: dict[str, str] = {}
    for group in [each for each in root.iter("g") if each.find("text") is not None]:
        below: dict[str, Element] = {}
        for text in group.findall("text"):
            run = Run(text.text or "", text.get("font-weight") is not None)
            places, _ = _places_of(run)
            if places is None:
                continue
            group.remove(text)
            start, y = float(text.get("x", 0)), text.get("y")
            if y and y not in below:  # once for all letters of a line
                below[y] = add_element(group, "g", transform=f"translate(0 {y})")
            line = below[y] if y else group
            for letter, place in places:
                name = f"{'b' if run.is_bold else 'r'}{ord(letter):x}"
                used[name] = read_font()[run.is_bold][0][letter][1]
                add_element(line, "use", href=f"#{name}", x=f"{start + place:.0f}")
    definitions = add_element(root, "defs")
    for name in sorted(used):
        add_element(definitions, "path", id=name, d=used[name])


def _draw_run(text: Element, run: Run, start: float, down: float) -> None:
    if run.is_italic:
        text = add_element(text, "g", transform=f"translate({start:.0f} {down:.0f}) {_SLANT}")
        start = down = 0
    room = {"textLength": f"{_places_of(run)[1]:.0f}", "lengthAdjust": "spacingAndGlyphs"}
    add_element(
        text, "text", run.text, x=start or None, y=down or None, font_weight="600" if run.is_bold else None, **room
    )


@lru_cache(maxsize=1)
def read_font() -> tuple[tuple[Letters, Mapping[str, int]], ...]:
    """Letters and kerning of the regular and of the bold font, as `fonts/build.py` writes them."""
    fonts = json.loads((Path(__file__).parent / "fonts" / "letters.json").read_text(encoding="utf-8"))
    return tuple((fonts[name]["letters"], fonts[name]["kerning"]) for name in ("regular", "bold"))


@lru_cache(maxsize=4096)
def _places_of(run: Run) -> tuple[tuple[tuple[str, float], ...] | None, float]:
    """Where each visible letter stands, and the width, in thousandths; no places where a letter has no outline."""
    letters, kerning = read_font()[run.is_bold]
    text = unicodedata.normalize("NFC", run.text)
    x, places = 0, []
    for before, letter in pairwise(f" {text}"):
        x += kerning.get(before + letter, 0)
        advance, outline = letters.get(letter) or (_estimate_width(letter), None)
        if outline != "":
            places.append((letter, x))
        x += advance
    return (tuple(places) if all(letter in letters for letter in text) else None), x


def _add(line: list[Run], text: str, style: tuple[str, bool, bool]) -> None:
    if text:
        line.append(Run(clean_text(unescape(text)), style[1], style[2]))


def _estimate_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


def _pieces(word: str, size: float, room: float, *, is_bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of((Run(pieces[-1] + letter, is_bold),), size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def forget_texts() -> None:
    """Empties what is kept of the texts of pictures, where one of them was a reader's own."""
    lines_of.cache_clear()
    _places_of.cache_clear()
