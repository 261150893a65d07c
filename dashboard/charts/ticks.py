"""Ticks of a value axis: round numbers from fractions to trillions, labelled in words from a million."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from dashboard.figures.amounts import to_amount
from dashboard.figures.display import MINUS
from dashboard.figures.forms import SCALES, WHOLE, Form
from dashboard.figures.interval import last_place

Ticks = tuple[list[float], list[str], tuple[float, float]]

_STEPS = (1, 2, 2.5, 5, 10)
_DAYS_BETWEEN = (1, 2, 7, 14)
_MONTHS_BETWEEN = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_CLOSE = 1e-12  # a spread this much smaller than its numbers has no digits left


def compute_ticks(
    values: Iterable[float | None],
    *,
    count: int = 5,
    least_step: float = 0,
    from_zero: bool = False,
    form: Form = WHOLE,
) -> Ticks:
    """Ticks, their labels, and the range of an axis that holds all values, and zero where bars stand on it.

    `form` is that of the values: "£20 billion", "7.5 %"; only whole numbers have a least step, and no half of one.
    """
    least_step = least_step if form.is_whole else 0
    known = [*(value for value in values if value is not None), *([0.0] if from_zero else [])]
    low, high = min(known), max(known)
    spread = high - low
    if spread <= _CLOSE * max(abs(low), abs(high)) or spread < 1e-150:
        room = abs(low) * 0.1 or 1.0
        return (
            [low],
            [format_tick(low, abs(low) if form.is_whole else float(last_place(to_amount(low))), form)],
            (low - room, high + room),
        )
    rough = max(spread / (count - 1), least_step)
    power = 10.0 ** math.floor(math.log10(rough))
    steps = (each * power for each in _STEPS if not least_step or each * power % least_step == 0)
    step = next((step for step in steps if step >= rough * 0.999), 10 * power)
    first = math.floor(low / step)
    ticks = [*takewhile(lambda tick: tick < high + step, ((first + place) * step for place in range(3 * count)))]
    room = spread * 0.08
    below = 0.0 if from_zero and low == 0 else room
    above = 0.0 if from_zero and high == 0 else room
    return ticks, [format_tick(tick, step, form) for tick in ticks], (low - below, high + above)


def compute_day_ticks(first: date, last: date, most: int) -> tuple[list[date], list[str]]:
    """Firsts of years, or of months where the span is short, at most so many; a year stands once below its months."""
    span = (last - first).days
    if gap := next((each for each in _DAYS_BETWEEN if span / each <= min(most, 8)), 0):
        start = first.toordinal() + -first.toordinal() % gap
        days = [date.fromordinal(day) for day in range(start, last.toordinal() + 1, gap)]
        return days, _name_days(days, "{0.day} {0:%b}")
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    steps = [each for each in _MONTHS_BETWEEN if months <= 36 or each >= 12]
    step = next((each for each in steps if months / each <= most), steps[-1])
    start = first.year * 12 // step * step
    every = (start + place * step for place in range(months // step + 13))
    days = [day for month in every if first <= (day := date(month // 12, month % 12 + 1, 1)) <= last]
    return days, [str(day.year) for day in days] if step >= 12 else _name_days(days, "{0:%b}")


def _name_days(days: list[date], form: str) -> list[str]:
    """The days in words; a year stands once, below the first day of it."""
    names = []
    for before, day in zip([None, *days], days, strict=False):
        year = "" if before and before.year == day.year else f"<br>{day.year}"
        names.append(form.format(day) + year)
    return names


def format_tick(value: float, step: float, form: Form = WHOLE) -> str:
    """A label of an axis: "0.25", "20,000", "1.15 million"; with the digits that the step between ticks needs."""
    size = abs(value)
    if size >= 1e15 or 0 < size < 1e-6:
        text = f"{size:.3g}"
    elif size >= 999_950:
        power, unit = next((power, name) for power, name in SCALES if size >= power * 0.99995)
        text = f"{size / power:.6g} {unit}"
    else:
        digits = 0 if step == 0 else max(0, -math.floor(math.log10(step)) + (1 if _has_half(step) else 0))
        text = f"{size:,.{min(digits, 8)}f}"
    return f"{MINUS if value < 0 and size else ''}{form.before}{text}{form.after_tick}"


def _has_half(step: float) -> bool:
    digits = step / 10.0 ** math.floor(math.log10(step))
    return abs(digits - 2.5) < 0.01
