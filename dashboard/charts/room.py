"""How wide and high a picture may become, and what stands where in it at each of these widths."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import floor

Edges = tuple[float, float]  # pixels at the least and at the greatest width
_NARROW_PIXELS, _MAGNIFIED_PIXELS, _BAND_PIXELS = 560, 300, 8


@dataclass(frozen=True, slots=True)
class Room:
    """The least and the greatest width of a picture in pixels; `height` of the drawing where it is not free."""

    least: int
    most: int
    height: int | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether it may be as narrow as a phone."""
        return self.least < _NARROW_PIXELS

    @property
    def is_magnified(self) -> bool:
        """Whether it is a phone's whose reader has doubled the size of all: too narrow for a table."""
        return self.most <= _MAGNIFIED_PIXELS  # one of two beside each other may be as narrow at its least


# A picture is laid out for a class of widths; what finds room at both ends finds it between them.
MAGNIFIED, PHONE = Room(140, _MAGNIFIED_PIXELS), Room(280, 640)
TABLET, DESKTOP = Room(600, 1160), Room(1000, 1920)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the drawing, in pixels from its left and upper edge."""

    left: Edges
    right: Edges
    top: float
    bottom: float

    def is_apart(self, other: Box) -> bool:
        """Whether two parts share no pixel, at the least width, at the greatest, and so at all between them."""
        if self.bottom <= other.top or other.bottom <= self.top:
            return True
        return (self.right[0] <= other.left[0] and self.right[1] <= other.left[1]) or (
            other.right[0] <= self.left[0] and other.right[1] <= self.left[1]
        )


@dataclass
class Space:
    """The drawing and its margins: `limits` holds all that texts may take.

    What they may not is kept by bands of its height: a text has to look at a few of thousands of marks.
    """

    widths: Edges
    limits: Box
    _taken: dict[int, list[Box]] = field(default_factory=lambda: defaultdict(list))

    def at(self, share: float) -> Edges:
        """The pixel of a share of the drawing's width."""
        return share * self.widths[0], share * self.widths[1]

    def box(self, share: float, across: Edges, down: Edges) -> Box:
        """The part from `across[0]` to `across[1]` pixels beside a share of the width."""
        least, most = self.at(share)
        (first, last), (top, bottom) = across, down
        return Box((least + first, most + first), (least + last, most + last), top, bottom)

    def take(self, box: Box) -> None:
        """No text lies on this part from now on."""
        for band in _list_bands(box):
            self._taken[band].append(box)

    def take_line(self, start: tuple[float, float], end: tuple[float, float], half: float) -> None:
        """Takes a line between two points (share, pixel), which is `half` as thick; a slanted one in pieces."""
        (share, y), (other, end_y) = start, end
        count = 1 if share == other or y == end_y else 12
        for piece in range(count):
            shares = sorted(share + (other - share) * part / count for part in (piece, piece + 1))
            ys = sorted(y + (end_y - y) * part / count for part in (piece, piece + 1))
            left, right = self.at(shares[0]), self.at(shares[1])
            across = (left[0] - half, left[1] - half), (right[0] + half, right[1] + half)
            self.take(Box(*across, ys[0] - half, ys[1] + half))

    def is_free(self, box: Box) -> bool:
        """Whether a text fits inside the limits and lies on nothing."""
        limits = self.limits
        if box.top < limits.top or box.bottom > limits.bottom:
            return False
        if any(box.left[end] < limits.left[end] or box.right[end] > limits.right[end] for end in (0, 1)):
            return False
        return all(all(map(box.is_apart, self._taken.get(band, ()))) for band in _list_bands(box))


def _list_bands(box: Box) -> range:
    return range(floor(box.top / _BAND_PIXELS), floor(box.bottom / _BAND_PIXELS) + 1)
