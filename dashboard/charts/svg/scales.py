"""From values to pixels: numbers and dates as Plotly's figures hold them, scales and their ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Box = tuple[float, float, float, float]  # left, top, right, bottom

_DAYS_BETWEEN = (1, 2, 7, 14)
_MONTHS_BETWEEN = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True)
class Tick:
    """Where an axis is marked, and with which text (in Plotly's markup)."""

    value: float
    label: str


@dataclass(frozen=True)
class Scale:
    """The stretch `first` to `last` of an axis on the pixels `start` to `end`."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.first) / (self.last - self.first) * (self.end - self.start)


@dataclass(frozen=True)
class Frame:
    """The drawing between the axes; `left` … `bottom` in pixels of the picture; `clip` is the id of its clip path."""

    left: float
    top: float
    right: float
    bottom: float
    x: Scale
    y: Scale
    clip: str

    def at_x(self, value: Any, ref: str | None = None) -> float:
        """The pixel of a horizontal position, on the axis or (`paper`) as a share of the drawing."""
        return self.left + value * (self.right - self.left) if ref == "paper" else self.x.at(to_number(value) or 0.0)

    def at_y(self, value: Any, ref: str | None = None) -> float:
        """The pixel of a vertical position."""
        return self.bottom - value * (self.bottom - self.top) if ref == "paper" else self.y.at(to_number(value) or 0.0)


def to_number(value: Any) -> float | None:
    """A value as a number; dates in days, missing ones None."""
    if isinstance(value, datetime):
        return value.toordinal() + (value.hour + (value.minute + value.second / 60) / 60) / 24
    if isinstance(value, date):
        return float(value.toordinal())
    return None if value is None else float(value)


def range_of(axis: dict[str, Any]) -> tuple[float, float]:
    """The ends of an axis as numbers."""
    first, last = (to_number(end) or 0.0 for end in axis["range"])
    return first, last


def ticks_of(axis: dict[str, Any]) -> list[Tick]:
    """The ticks that the axis names, or whole months or years of a date axis, as far as they are on the axis."""
    first, last = range_of(axis)
    if "tickvals" in axis:
        pairs = zip(axis["tickvals"], axis["ticktext"], strict=True)
        ticks = [Tick(to_number(value) or 0.0, str(text)) for value, text in pairs]
    elif "tickformat" not in axis:
        ticks = []
    else:
        ticks = _date_ticks(axis, date.fromordinal(int(first)), date.fromordinal(math.ceil(last)))
    return [tick for tick in ticks if first <= tick.value <= last]


def _date_ticks(axis: dict[str, Any], first: date, last: date) -> list[Tick]:
    most, form = axis.get("nticks", 6), axis["tickformat"]
    if "dtick" not in axis and (last - first).days / most <= _DAYS_BETWEEN[-1]:
        step = next(each for each in _DAYS_BETWEEN if (last - first).days / each <= most)
        days = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1) if day % step == 0]
    else:
        days = _firsts_of_months(axis, first, last, most)
    # "%-d", a day without its zero, is not known to every system's clock.
    return [Tick(float(day.toordinal()), day.strftime(form.replace("%-d", str(day.day)))) for day in days]


def _firsts_of_months(axis: dict[str, Any], first: date, last: date, most: int) -> list[date]:
    """The first of every month, third month … of the axis."""
    count = (last.year - first.year) * 12 + last.month - first.month
    if "dtick" in axis:
        step = int(axis["dtick"].removeprefix("M"))
    else:
        step = next((each for each in _MONTHS_BETWEEN if count / each <= most), _MONTHS_BETWEEN[-1])
    start: date = axis.get("tick0", date(first.year, 1, 1))
    days = []
    while start <= last:
        days.append(start)
        month = start.month - 1 + step
        start = date(start.year + month // 12, month % 12 + 1, 1)
    return days
