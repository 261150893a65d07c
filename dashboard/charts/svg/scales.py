"""From values to pixels: numbers and dates as Plotly's figures hold them, scales and their ticks."""

from __future__ import annotations

import math
from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

_DAYS_BETWEEN = (1, 2, 7, 14)
_MONTHS_BETWEEN = (1, 2, 3, 6, 12, 24, 60, 120)
_MONTHS_OF_YEAR = 12


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

    def holds(self, value: float) -> bool:
        """Whether the value lies on the axis."""
        return min(self.first, self.last) <= value <= max(self.first, self.last)


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
        place = to_number(value) or 0.0
        return self.left + place * (self.right - self.left) if ref == "paper" else self.x.at(place)

    def at_y(self, value: Any, ref: str | None = None) -> float:
        """The pixel of a vertical position."""
        place = to_number(value) or 0.0
        return self.bottom - place * (self.bottom - self.top) if ref == "paper" else self.y.at(place)


def to_number(value: Any) -> float | None:
    """A value as a number; dates in days, missing ones None. Raises ValueError for text that is no ISO date."""
    if value is None:
        return None
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value.toordinal() + (value.hour + (value.minute + value.second / 60) / 60) / 24
    if isinstance(value, date):
        return float(value.toordinal())
    return None if math.isnan(value) else float(value)


def to_list(column: Any) -> list[Any]:
    """A column of a trace as a list: from a list, a numpy array, or the base64 that Plotly makes of it."""
    if column is None:
        return []
    if isinstance(column, dict):
        import numpy as np  # noqa: PLC0415  loaded only for figures that hold arrays

        column = np.frombuffer(b64decode(column["bdata"]), dtype=column["dtype"])
    if getattr(getattr(column, "dtype", None), "kind", "") == "M":
        column = column.astype("datetime64[s]")
    return column.tolist() if hasattr(column, "tolist") else list(column)


def is_dated(axis: dict[str, Any]) -> bool:
    """Whether the axis counts days."""
    return any(isinstance(end, (str, date)) for end in axis["range"])


def ticks_of(axis: dict[str, Any]) -> list[Tick]:
    """The ticks that the axis names, or whole months or years of a date axis, as far as they are on the axis."""
    first, last = (to_number(end) or 0.0 for end in axis["range"])
    if "tickvals" in axis:
        labels = to_list(axis.get("ticktext") or axis["tickvals"])
        ticks = [
            Tick(to_number(v) or 0.0, str(text)) for v, text in zip(to_list(axis["tickvals"]), labels, strict=True)
        ]
    elif is_dated(axis):
        ticks = _date_ticks(axis, date.fromordinal(int(first)), date.fromordinal(math.ceil(last)))
    else:
        ticks = []
    return [tick for tick in ticks if min(first, last) <= tick.value <= max(first, last)]


def _date_ticks(axis: dict[str, Any], first: date, last: date) -> list[Tick]:
    most, form = axis.get("nticks", 6), axis.get("tickformat", "%Y")
    if "dtick" not in axis and (last - first).days / most <= _DAYS_BETWEEN[-1]:
        step = next(each for each in _DAYS_BETWEEN if (last - first).days / each <= most)
        days = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1) if day % step == 0]
    else:
        days = _months(axis, first, last, most)
    # "%-d", a day without its zero, is not known to every system's clock.
    return [Tick(float(day.toordinal()), day.strftime(form.replace("%-d", str(day.day)))) for day in days]


def _months(axis: dict[str, Any], first: date, last: date, most: int) -> list[date]:
    """The first of every month, third month … of the axis."""
    count = (last.year - first.year) * _MONTHS_OF_YEAR + last.month - first.month
    if str(axis.get("dtick", "")).startswith("M"):
        step = int(axis["dtick"][1:])
    else:
        step = next((each for each in _MONTHS_BETWEEN if count / each <= most), _MONTHS_BETWEEN[-1])
    start = date.fromordinal(int(to_number(axis["tick0"]) or 1)) if "tick0" in axis else date(first.year, 1, 1)
    days = []
    while start <= last:
        days.append(start)
        month = start.month - 1 + step
        start = date(start.year + month // _MONTHS_OF_YEAR, month % _MONTHS_OF_YEAR + 1, 1)
    return days
