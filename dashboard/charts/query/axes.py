"""Axes for any numbers and days: round ticks from fractions to billions, days of any year."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import takewhile

from dashboard.charts.drawing import FigureBuilder
from dashboard.charts.query.columns import Day
from dashboard.charts.template import set_date_axis
from dashboard.figures.display import MINUS

_STEPS = (1, 2, 2.5, 5, 10)
_CLOSE = 1e-12  # a spread this much smaller than its numbers has no digits left
_MANY_DAYS = 300 * 365
_BEGINNING, _END = datetime(1, 1, 1), datetime(9999, 12, 31)  # noqa: DTZ001
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
_EARLY, _LATE = date(1000, 1, 1), date(9000, 1, 1)

Ticks = tuple[list[float], list[str], tuple[float, float]]


def compute_number_ticks(values: Iterable[float], *, from_zero: bool = False, count: int = 5) -> Ticks:
    """Ticks, their labels, and the range of an axis that holds all values, and zero where bars stand on it."""
    known = [*values, *([0.0] if from_zero else [])]
    low, high = min(known), max(known)
    spread = high - low
    if spread <= _CLOSE * max(abs(low), abs(high)) or spread < 1e-150:
        room = abs(low) * 0.1 or 1.0
        return [low], [format_tick(low, abs(low))], (low - room, high + room)
    rough = spread / (count - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((each * power for each in _STEPS if each * power >= rough * 0.999), 10 * power)
    first = math.floor(low / step)
    ticks = [*takewhile(lambda tick: tick < high + step, ((first + place) * step for place in range(3 * count)))]
    room = spread * 0.08
    below = 0.0 if from_zero and low == 0 else room
    above = 0.0 if from_zero and high == 0 else room
    return ticks, [format_tick(tick, step) for tick in ticks], (low - below, high + above)


def format_tick(value: float, step: float) -> str:
    """A label of an axis: "0.25", "1,500", "20k", "1.15m", "3bn"; with the digits that the step between ticks needs."""
    size = abs(value)
    if size >= 1e15 or 0 < size < 1e-6:
        text = f"{size:.3g}"
    elif size >= 999_950:
        power, unit = next((p, u) for p, u in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")) if size >= p * 0.99995)
        text = f"{size / power:.6g}{unit}"
    elif size >= 10_000 and step >= 1:
        text = f"{size / 1e3:.6g}k"
    else:
        digits = 0 if step == 0 else max(0, -math.floor(math.log10(step)) + (1 if _has_half(step) else 0))
        text = f"{size:,.{min(digits, 8)}f}"
    return f"{MINUS}{text}" if value < 0 and size else text


def compute_year_ticks(values: Iterable[float]) -> Ticks:
    """The same for whole years, which have no thousands."""
    ticks, _, ends = compute_number_ticks(values)
    whole = [tick for tick in ticks if tick == int(tick)]
    return whole, [str(int(tick)) for tick in whole], ends


def set_day_axis(picture: FigureBuilder, places: Iterable[Day]) -> None:
    """An axis of days; of hours where all lie on one or two days; of centuries where they are that far apart."""
    known = list(places)
    first, last = min(map(_day, known)), max(map(_day, known))
    if (last - first).days <= 1 and any(
        isinstance(each, datetime) and each.time() != datetime.min.time() for each in known
    ):
        _hours(picture, [each for each in known if isinstance(each, datetime)])
        return
    span = (last - first).days
    margin = max(span // 30, 15 if span == 0 else 1)
    start, end = (_clamped(first.toordinal() - margin), _clamped(last.toordinal() + margin))
    if span <= _MANY_DAYS and start >= _EARLY and end <= _LATE:
        set_date_axis(picture, start, end)
        return
    ticks = [_clamped(start.toordinal() + (end - start).days * place // 4) for place in range(5)]
    picture.xaxis(tickvals=ticks, ticktext=[f"{tick.year}" for tick in ticks], range=[start, end], tickangle=0)


def _hours(picture: FigureBuilder, moments: list[datetime]) -> None:
    first, last = min(moments), max(moments)
    room = max((last - first) / 20, timedelta(minutes=10))
    first, last = max(first, _BEGINNING + room) - room, min(last, _END - room) + room
    step = next((each for each in _MINUTES if (last - first) / each <= timedelta(minutes=6)), _MINUTES[-1])
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001
    every = (start + timedelta(minutes=step * place) for place in range(1, 3 * 24 * 60 // step))
    ticks = [tick for tick in every if first < tick < last]
    picture.lower_floor(16)
    labels = [f"{tick:%H:%M}<br>{tick.date().isoformat()}" for tick in ticks]
    picture.xaxis(tickvals=ticks, ticktext=labels, range=[first, last], tickangle=0)


def _day(place: Day) -> date:
    return place.date() if isinstance(place, datetime) else place


def _clamped(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _has_half(step: float) -> bool:
    digits = step / 10.0 ** math.floor(math.log10(step))
    return abs(digits - 2.5) < 0.01
