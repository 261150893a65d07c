"""Where a name can stand beside marks without hiding any: judged on the narrowest screen, where room is scarcest.

A text tied to a point covers less of the values around it on a wider screen, so what fits a phone fits anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

PHONE_PIXELS = 330  # of a drawing on a phone that is 390 px wide
LETTER_PIXELS = 6.6
LINE_PIXELS = 16
MARK_PIXELS = 7  # half of a mark and a little air
_STEPS = 4  # points by which a line between two marks is judged
_LINE_COST, _LABEL_COST, _EDGE_COST = 0.4, 6.0, 100.0
# How a text stands to its point, best first: anchors and shifts of Plotly.
_SIDES: tuple[tuple[str, str, int, int], ...] = (
    ("right", "bottom", 4, 8),
    ("left", "middle", 10, 0),
    ("right", "top", 4, -8),
    ("left", "bottom", 8, 8),
    ("left", "top", 8, -8),
    ("right", "middle", -10, 0),
    ("left", "bottom", -4, 22),
    ("right", "bottom", 4, 22),
)
_SHARES = {"left": 0.0, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}

Point = tuple[date, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Label:
    """A text of some lines, the longest of `letters`."""

    text: str
    letters: int
    lines: int


@dataclass
class Canvas:
    """The drawing on a phone: its axes, its height in pixels, and what already stands there."""

    days: tuple[date, date]
    values: tuple[float, float]
    height: int
    _marks: list[tuple[float, float]] = field(default_factory=list)
    _lines: list[tuple[float, float]] = field(default_factory=list)
    _labels: list[Box] = field(default_factory=list)

    def add_marks(self, points: Iterable[Point], pixels_above: int = 0) -> None:
        """Marks that no text should hide, or signs some pixels above them."""
        self._marks += [(x, y - pixels_above) for x, y in map(self._pixels, points)]

    def add_line(self, points: list[Point]) -> None:
        """A line that texts should keep off where they can."""
        for (x0, y0), (x1, y1) in pairwise(map(self._pixels, points)):
            self._lines += [
                (x0 + (x1 - x0) * step / _STEPS, y0 + (y1 - y0) * step / _STEPS) for step in range(_STEPS + 1)
            ]

    def place(self, label: Label, run: list[Point]) -> dict[str, Any]:
        """Position, anchors and shifts of an annotation beside the end of a run, or as near to it as there is room."""
        options = [(point, side) for point in reversed(run) for side in _SIDES]
        point, side = min(options, key=lambda option: self._cost(self._box(label, *option)))
        self._labels.append(self._box(label, point, side))
        across, along, xshift, yshift = side
        return {
            "x": point[0],
            "y": point[1],
            "xanchor": across,
            "yanchor": along,
            "xshift": xshift,
            "yshift": yshift,
            "align": across,
        }

    def is_broad(self, first: date, last: date) -> bool:
        """Whether a stretch of days is seen beside a mark that stands on it."""
        return (last - first).days / (self.days[1] - self.days[0]).days * PHONE_PIXELS > 4 * MARK_PIXELS

    def is_near(self, one: Point, other: Point) -> bool:
        """Whether signs at two points would lie on each other."""
        return all(abs(a - b) < MARK_PIXELS for a, b in zip(self._pixels(one), self._pixels(other), strict=True))

    def _pixels(self, point: Point) -> tuple[float, float]:
        (first, last), (low, high) = self.days, self.values
        x = (point[0] - first).days / (last - first).days * PHONE_PIXELS
        return x, (high - point[1]) / (high - low) * self.height

    def _box(self, label: Label, point: Point, side: tuple[str, str, int, int]) -> Box:
        across, along, xshift, yshift = side
        x, y = self._pixels(point)
        width, height = label.letters * LETTER_PIXELS, label.lines * LINE_PIXELS
        left, top = x + xshift - width * _SHARES[across], y - yshift - height * _SHARES[along]
        return left, top, left + width, top + height

    def _cost(self, box: Box) -> float:
        left, top, right, bottom = box
        hidden = sum(
            left - MARK_PIXELS < x < right + MARK_PIXELS and top - MARK_PIXELS < y < bottom + MARK_PIXELS
            for x, y in self._marks
        )
        crossed = sum(left < x < right and top < y < bottom for x, y in self._lines)
        covered = sum(left < r and o < right and top < b and t < bottom for o, t, r, b in self._labels)
        outside = (left < 0) + (top < 0) + (right > PHONE_PIXELS) + (bottom > self.height)
        return hidden + _LINE_COST * crossed + _LABEL_COST * covered + _EDGE_COST * outside
