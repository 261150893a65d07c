"""What stands where in a picture, as measured from its outlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go

from dashboard.charts import ranges
from dashboard.charts.palette import LIGHT
from dashboard.charts.svg.render import Draw, render_svg
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

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on the letters."""
        return self.left < x < self.right and self.top + _TOUCH < y < self.bottom - _TOUCH

    def is_apart(self, other: Box) -> bool:
        return (
            self.right <= other.left + _TOUCH
            or other.right <= self.left + _TOUCH
            or self.bottom <= other.top + _TOUCH
            or other.bottom <= self.top + _TOUCH
        )


def draw_svg(figure: go.Figure | Draw, width: int = 900, **words: Any) -> str:
    """The picture of a figure, or of what draws one for the room that there is."""
    return render_svg(figure if callable(figure) else lambda _: figure, Words(**words), Size(width))


def build_picture(name: str, title: str) -> Picture:
    """One mark to take along."""
    return Picture(
        name, lambda: Words("A chart.", title), lambda _, room: ranges.draw(table(exact(1000)), LIGHT, room), 1
    )


def parse(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314  our own picture


def read_texts(picture: str) -> list[Box]:
    """Every text with its room; of a text with a rim, only the text."""
    root = parse(picture)
    return [box for group in root.iter(f"{NS}g") if group.get("class") == "text" for box in _measure(group)]


def read_words(picture: str) -> list[str]:
    return [box.words for box in read_texts(picture)]


def find_faults(picture: str) -> list[str]:
    """What is wrong with the texts of a picture: cut off at its edge, under a line, or lying on each other."""
    width, height = (float(parse(picture).get("viewBox", "").split()[place]) for place in (2, 3))
    boxes, points = read_texts(picture), read_line_points(picture)
    cut = [box for box in boxes if min(box.left, box.top) < 0 or box.right > width or box.bottom > height]
    crossed = {box.words for box in boxes for point in points if box.holds(*point)}
    pairs = [(one, two) for one, two in combinations(boxes, 2) if not one.is_apart(two)]
    return [
        *(f"{box.words!r} is cut off" for box in cut),
        *(f"a line runs over {words!r}" for words in sorted(crossed)),
        *(f"{one.words!r} lies on {two.words!r}" for one, two in pairs),
    ]


def read_line_points(picture: str) -> list[tuple[float, float]]:
    """Points of the lines of the data, a few pixels apart."""
    points = []
    for path in parse(picture).iter(f"{NS}path"):
        if path.get("clip-path") and path.get("fill") == "none":
            for stretch in path.get("d", "").split("M")[1:]:
                numbers = [*map(float, _NUMBER.findall(stretch))]
                for (x0, y0), (x1, y1) in pairwise(zip(numbers[::2], numbers[1::2], strict=True)):
                    steps = max(int(max(abs(x1 - x0), abs(y1 - y0)) / 3), 1)
                    points += [(x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps) for at in range(steps + 1)]
    return points


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
    elif part.tag == f"{NS}g":  # slanted, or a line below the first
        across, down = map(float, _NUMBER.findall(part.get("transform", ""))[:2])
        yield from ((a + across, b + across, c + down) for child in part for a, b, c in _spans(child))
