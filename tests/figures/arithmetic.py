"""Arithmetic of intervals in plain Python, which the SQL macros are held against."""

from __future__ import annotations

from dashboard.figures.amounts import Amount
from dashboard.figures.interval import Interval, negate


def add(a: Interval, b: Interval) -> Interval:
    """Every sum of one member of each."""
    return Interval(_sum(a.at_least, b.at_least), _sum(a.at_most, b.at_most))


def subtract(a: Interval, b: Interval) -> Interval:
    """Every difference of one member of each."""
    return add(a, b.negate())


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether some number is in both."""
    return not (_is_above(a.at_least, b.at_most) or _is_above(b.at_least, a.at_most))


def percent_of(part: Interval, base: Interval) -> tuple[float | None, float | None]:
    """Least and greatest share of a positive base, in per cent; None where unbounded."""
    if base.at_most is not None and base.at_most <= 0:
        return None, None
    least = _greatest_percent(negate(part.at_least), base)
    return None if least is None else 0.0 - least, _greatest_percent(part.at_most, base)


def _sum(first: Amount | None, second: Amount | None) -> Amount | None:
    return None if first is None or second is None else first + second


def _is_above(bottom: Amount | None, top: Amount | None) -> bool:
    return bottom is not None and top is not None and bottom > top


def _greatest_percent(part: Amount | None, base: Interval) -> float | None:
    if part is None:
        return None
    if part > 0:
        return float(100 * part / base.at_least) if base.at_least is not None and base.at_least > 0 else None
    return 0.0 if part == 0 or base.at_most is None else float(100 * part / base.at_most)
