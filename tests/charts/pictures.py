"""What stands where in a picture, as measured from its outlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go

from dashboard.charts import ranges
from dashboard.charts.palette import LIGHT
from dashboard.charts.svg.render import render_svg
from dashboard.charts.svg.text import read_font
from dashboard.charts.svg.words import Size, Words
from dashboard.exports.picture import Picture
from tests.charts.rows import exact, table

NS = "{http://www.w3.org/2000/svg}"
_ABOVE, _BELOW = 740, 210  # how far letters reach from their feet, in thousandths of the font size
_NUMBER = re.compile(r"-?[\d.]+")
_TOUCH = 0.5  # pixels by which letters may come into the room of others


@dataclass(frozen=True)
class Box:
    """One text and its room in pixels of the picture."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def is_apart(self, other: Box) -> bool:
        return (
            self.right <= other.left + _TOUCH
            or other.right <= self.left + _TOUCH
            or self.bottom <= other.top + _TOUCH
            or other.bottom <= self.top + _TOUCH
        )


def draw_svg(figure: go.Figure, width: int = 900, **words: Any) -> str:
    return render_svg(figure, Words(**words), Size(width))


def build_picture(name: str, title: str) -> Picture:
    """One mark to take along."""
    return Picture(name, Words("A chart.", title), lambda _: ranges.draw(table(exact(1000)), "", LIGHT), 1)


def parse(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314  our own picture


def read_texts(picture: str) -> list[Box]:
    """Every text with its room; of a text with a rim, only the text."""
    root = parse(picture)
    return [box for group in root.iter(f"{NS}g") if group.get("class") == "text" for box in _measure(group)]


def read_words(picture: str) -> list[str]:
    return [box.words for box in read_texts(picture)]


def find_faults(picture: str) -> list[str]:
    """What is wrong with the texts of a picture: cut off at its edge, or lying on each other."""
    width, height = (float(parse(picture).get("viewBox", "").split()[place]) for place in (2, 3))
    boxes = read_texts(picture)
    cut = [box for box in boxes if min(box.left, box.top) < 0 or box.right > width or box.bottom > height]
    pairs = [(one, two) for one, two in combinations(boxes, 2) if not one.is_apart(two)]
    return [
        *(f"{box.words!r} is cut off" for box in cut),
        *(f"{one.words!r} lies on {two.words!r}" for one, two in pairs),
    ]


def _measure(group: ElementTree.Element) -> Iterator[Box]:
    x, y, scale = map(float, _NUMBER.findall(group.get("transform", "")))
    spans = [span for part in group for span in _spans(part)]
    if spans and group.get("stroke") is None:
        lefts, rights, feet = zip(*spans, strict=True)
        words = (group.findtext(f"{NS}title") or "").strip()
        top, bottom = min(feet) - _ABOVE, max(feet) + _BELOW
        yield Box(words, x + min(lefts) * scale, y + top * scale, x + max(rights) * scale, y + bottom * scale)


def _spans(part: ElementTree.Element) -> Iterator[tuple[float, float, float]]:
    """From where to where each letter reaches, and where its feet are, in thousandths of the font size."""
    left, feet = float(part.get("x", 0)), float(part.get("y", 0))
    if part.tag == f"{NS}use":
        name = part.get("href", "").removeprefix("#")
        yield left, left + read_font()[name[0] == "b"][0][chr(int(name[1:], 16))][0], feet
    elif part.tag == f"{NS}text":
        yield left, left + float(part.get("textLength", 0)), feet
    elif part.tag == f"{NS}g":  # slanted
        across, down = map(float, _NUMBER.findall(part.get("transform", ""))[:2])
        yield from ((a + across, b + across, c + down) for child in part for a, b, c in _spans(child))
