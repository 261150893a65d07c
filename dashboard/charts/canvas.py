"""A picture whose scales are known in pixels, so that each text finds room at every width that the picture may have.

All that is drawn takes its room; texts are placed after it, in the order of their weight, and one that finds no room is
left out: its number is in the hover card and in the table of rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise, product
from typing import Any

import pyarrow as pa

from dashboard.charts.figure_builder import EVENT, FigureBuilder
from dashboard.charts.palette import Palette
from dashboard.charts.room import Box, Room, Space
from dashboard.charts.svg.scales import to_number
from dashboard.charts.svg.text import lines_of, size_of
from dashboard.charts.text import clip_text, wrap_text
from dashboard.charts.ticks import compute_day_ticks
from dashboard.figures.display import format_day

TEXT_PIXELS, SMALL_PIXELS = 13, 12
_PAD = 2  # pixels that Plotly keeps around a text
EDGE = 18  # half of a year below the axis
_TICK_GAP = 8
_LANE_PIXELS, _MOST_LANES = 19, 40
_LANE_TOP = 40  # from the axis to the first lane: past the labels of the days, and a gap
_TITLE_CHARACTERS = (120, 57)  # of an event: whole where there is room
_DOT = "●"
_NEAR = 6  # spots; the others are taken only where these are not free
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}

Point = tuple[Any, Any]
Ends = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text may stand: beside a point of the axes, pixels to the right and down, anchored by one side."""

    x: Any
    y: Any
    across: float
    down: float
    anchor: str


def spots_around(x: Any, y: Any, gap: float = 9, top: Any = None, foot: Any = None) -> list[Spot]:
    """The spots beside a mark, best first; `top` and `foot` where it reaches up and down from its level."""
    top, foot = y if top is None else top, y if foot is None else foot
    return [
        Spot(x, y, gap, 0, "left"),
        Spot(x, y, -gap, 0, "right"),
        Spot(x, top, gap - 2, -13, "left"),
        Spot(x, top, 2 - gap, -13, "right"),
        Spot(x, top, 0, -17, "center"),
        Spot(x, foot, 0, 17, "center"),
        Spot(x, foot, gap - 2, 13, "left"),
        Spot(x, foot, 2 - gap, 13, "right"),
        Spot(x, top, gap - 2, -26, "left"),
        Spot(x, top, 2 - gap, -26, "right"),
        Spot(x, foot, gap - 2, 26, "left"),
        Spot(x, foot, 2 - gap, 26, "right"),
    ]


@dataclass(frozen=True, slots=True)
class Axis:
    """The values that an axis reaches from and to, and its ticks with their labels."""

    ends: Ends
    ticks: Sequence[Any] = ()
    labels: Sequence[str] = ()


class Canvas(FigureBuilder):
    """A picture of two axes, `inner` pixels high between them, with the labels of the upright one at the left."""

    def __init__(
        self,
        room: Room,
        palette: Palette,
        inner: int,
        x: Axis,
        y: Axis,
        *,
        left: int | None = None,
        right: int = EDGE,
        has_texts: bool = True,
    ) -> None:
        """`x` and `y` are final; `left` and `right` are the margins, that at the left as labels need it.

        `has_texts`: whether there are any beside the marks, which then take their room.
        """
        self.room, self.inner, self._has_texts = room, room.height or inner, has_texts
        super().__init__(self.inner, "", palette)
        self.x_ends, self.y_ends = _to_ends(x.ends), _to_ends(y.ends)
        font = {"size": TEXT_PIXELS, "color": palette.quiet}
        widths = [size_of(lines_of(label), TEXT_PIXELS)[0] for label in y.labels]
        self._set_margin(round(max(widths, default=0)) + _TICK_GAP if left is None else left, right)
        self.update_yaxis(
            tickvals=y.ticks, ticktext=y.labels, range=list(y.ends), tickfont=font, ticklabelstandoff=_TICK_GAP // 2
        )
        self.update_xaxis(
            tickvals=x.ticks, ticktext=x.labels, range=list(x.ends), tickfont=font, tickangle=0, showgrid=False,
            linecolor=palette.rule, tickcolor=palette.rule, zeroline=False,
        )  # fmt: skip
        if lines := max((label.count("<br>") for label in x.labels), default=0):
            self.grow_foot(16 * lines)
        self._grid = [self._grid_line(level) for level in y.ticks if self.y_ends[0] <= level <= self.y_ends[1]]

    def _set_margin(self, left: int, right: int) -> None:
        margin = self._layout["margin"]
        margin |= {"l": left, "r": right}
        widths = self.room.least - left - right, self.room.most - left - right
        limits = Box((0, 0), (widths[0] + right, widths[1] + right), -margin["t"], self.inner - 1)
        self.space = Space(widths, limits)

    @property
    def margins(self) -> tuple[int, int]:
        """Left and right, in pixels."""
        return self._layout["margin"]["l"], self._layout["margin"]["r"]

    def is_broad(self, first: Any, last: Any, pixels: float) -> bool:
        """Whether a stretch of the horizontal axis is longer than so many pixels even at the least width."""
        return (self.share_of(last) - self.share_of(first)) * self.space.widths[0] > pixels

    def share_of(self, x: Any) -> float:
        """Where a value of the horizontal axis is, as a share of the width."""
        first, last = self.x_ends
        return ((to_number(x) or 0.0) - first) / (last - first)

    def pixel_of(self, y: Any) -> float:
        """How many pixels below the upper edge of the drawing a value is."""
        low, high = self.y_ends
        return (high - (to_number(y) or 0.0)) / (high - low) * self.inner

    def value_of_pixels(self, pixels: float) -> float:
        """What so many pixels mean on the upright axis."""
        return pixels / self.inner * (self.y_ends[1] - self.y_ends[0])

    def add_line(
        self,
        x: Sequence[Any],
        y: Sequence[Any],
        colour: str,
        width: float,
        *,
        opacity: float | None = None,
        **line: Any,
    ) -> None:
        """A line without hover cards, which texts keep off."""
        super().add_line(x, y, colour, width, opacity=opacity, **line)
        if not self._has_texts:
            return
        half = width / 2 + 2
        for (x0, y0), (x1, y1) in pairwise(zip(x, y, strict=True)):
            if None in (x0, y0, x1, y1):
                continue
            start, end = (self.share_of(x0), self.pixel_of(y0)), (self.share_of(x1), self.pixel_of(y1))
            if line.get("shape") == "hv":
                self.space.take_line(start, (end[0], start[1]), half)
                start = (end[0], start[1])
            self.space.take_line(start, end, half)

    def add_markers(
        self, x: Sequence[Any], y: Sequence[Any], cards: Sequence[str] | str, figures: Sequence[str] = (), **marker: Any
    ) -> None:
        """Marks, which texts keep off."""
        super().add_markers(x, y, cards, figures, **marker)
        if not self._has_texts:
            return
        size = marker.get("size", 6)
        for place, (across, down) in enumerate(zip(x, y, strict=True)):
            half = (size[place] if isinstance(size, list) else size) / 2 + 1
            pixel = self.pixel_of(down)
            self.space.take(self.space.box(self.share_of(across), (-half, half), (pixel - half, pixel + half)))

    def place_text(self, texts: Iterable[str], spots: Sequence[Spot], colour: str, *, size: int = TEXT_PIXELS) -> bool:
        """The first text that finds room at one of the spots, off the grid where it can; whether there is one."""
        places = [(spot, self.share_of(spot.x), self.pixel_of(spot.y) + spot.down) for spot in spots]
        for text in texts:
            width, height = size_of(lines_of(text), size)
            for group in (places[:_NEAR], places[_NEAR:]):
                if found := self._find_room(group, width + 2 * _PAD, height + 2):
                    self._write(text, *found, colour, size)
                    return True
        return False

    def _find_room(
        self, places: Sequence[tuple[Spot, float, float]], width: float, height: float
    ) -> tuple[Spot, Box] | None:
        """The first spot (with its share of the width and its pixel) that is free and off the grid, or else is free."""
        on_grid = None
        for spot, share, middle in places:
            left = spot.across - width * _SHARES[spot.anchor]
            box = self.space.box(share, (left, left + width), (middle - height / 2, middle + height / 2))
            if self.space.is_free(box):
                if all(map(box.is_apart, self._grid)):
                    return spot, box
                on_grid = on_grid or (spot, box)
        return on_grid

    def _write(self, text: str, spot: Spot, box: Box, colour: str, size: int) -> None:
        self.space.take(box)
        self.add_annotation(
            x=spot.x, y=spot.y, text=text, xanchor=spot.anchor, yanchor="middle", xshift=spot.across,
            yshift=-spot.down, align=spot.anchor, font={"size": size, "color": colour},
        )  # fmt: skip

    def add_events(self, events: pa.Table, skipped: Collection[str] = ()) -> None:
        """Events in lanes below the axis: a dot on its day, its title beside it; only its number where it is narrow.

        `skipped`: days whose event is drawn as something else.
        """
        foot, first = self.inner + _LANE_TOP + self._extra_foot, to_number(self.x_ends[0]) or 0
        lanes = Space(self.space.widths, self.space.limits)
        lanes.limits = Box(lanes.limits.left, lanes.limits.right, foot, float("inf"))
        rows = 0
        for number, row in enumerate(events.to_pylist(), start=1):
            if row["happened_on"] in skipped or not first <= row["happened_first"].toordinal() <= self.x_ends[1]:
                continue
            titles = [
                escape(f"{clip_text(row['title'], most)}, {format_day(row['happened_on'])}", quote=False)
                for most in _TITLE_CHARACTERS
            ]
            words = [str(number)] if self.room.is_narrow else [*titles, str(number)]
            hovertext = wrap_text(f"{format_day(row['happened_on'])}: {row['title']}")
            rows = max(rows, self._write_event(lanes, foot, row["happened_first"], words, hovertext))
        if rows:
            self.grow_foot(_LANE_TOP - 28 + _LANE_PIXELS * rows + 6)

    def _write_event(self, lanes: Space, foot: float, day: date, texts: Sequence[str], hovertext: str) -> int:
        """Writes the first text that finds room on the first lane that has some; gives how many lanes that makes."""
        dot = size_of(lines_of(_DOT), SMALL_PIXELS)[0] / 2 + _PAD
        for words, lane in product(texts, range(_MOST_LANES)):
            top = foot + lane * _LANE_PIXELS
            for anchor, text in (("right", f"{words} {_DOT}"), ("left", f"{_DOT} {words}")):
                width = size_of(lines_of(text), SMALL_PIXELS)[0] + 2 * _PAD
                across = (dot - width, dot) if anchor == "right" else (-dot, width - dot)
                box = lanes.box(self.share_of(day), (across[0] - 3, across[1] + 3), (top, top + _LANE_PIXELS))
                if lanes.is_free(box):
                    lanes.take(box)
                    shift = across[1] if anchor == "right" else across[0]
                    font = {"size": SMALL_PIXELS, "color": self.palette.ink}
                    self.add_annotation(
                        name=EVENT, x=day, y=0, yref="paper", text=text, xanchor=anchor, yanchor="middle", align=anchor,
                        xshift=shift, yshift=self.inner - top - _LANE_PIXELS / 2, hovertext=hovertext, font=font,
                    )  # fmt: skip
                    return lane + 1
        return 0

    @property
    def _extra_foot(self) -> int:
        """Pixels of a second line below the axis."""
        return 16 * max((str(text).count("<br>") for text in self._layout["xaxis"]["ticktext"]), default=0)

    def _grid_line(self, level: Any) -> Box:
        pixel = self.pixel_of(level)
        return Box((0, 0), self.space.widths, pixel - 1, pixel + 1)


def build_day_axis(first: date, last: date, room: Room) -> Axis:
    """Years or months, as many as fit the least width."""
    ticks, labels = compute_day_ticks(first, last, max(room.least // 70, 3))
    return Axis((first, last), ticks, labels)


def extend(low: float, high: float, inner: int, *, head: int, foot: int) -> tuple[float, float]:
    """The ends of an upright axis that leaves so many pixels free above and below these values."""
    unit = ((high - low) or abs(high) or 1.0) / max(inner - head - foot, 1)
    return low - foot * unit, high + head * unit


def _to_ends(ends: Ends) -> tuple[float, float]:
    first, last = (to_number(end) or 0.0 for end in ends)
    return first, last
