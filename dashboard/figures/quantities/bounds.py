"""The bounds of a number in a text, by the hedge rules of figures."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from dashboard.figures.amounts import Amount, is_decimal, to_amount
from dashboard.figures.hedges import hedge_interval
from dashboard.figures.interval import Interval, last_place

ORDER, RANGE = "order_of_magnitude", "range"


class Printed(NamedTuple):
    """A number as printed: its value, the unit it is rounded to, and whether a scale word stands for digits."""

    value: Fraction
    step: Fraction
    is_rounded: bool


def bound_number(rule: str, number: Printed) -> Interval:
    """What a hedge says of one number."""
    is_whole = number.value.denominator == 1 and number.step.denominator == 1
    value, step = plain(number.value), plain(number.step)
    if rule == "about" and is_whole:
        step = max(step, last_place(value))
    return hedge_interval(rule, value, step, is_whole=is_whole)


def rule_of(hedges: list[str], number: Printed) -> str:
    """The rule that the hedges of a number mean, the nearest first."""
    if hedges[:2] == ["about", "almost"]:
        return "almost"
    return hedges[0] if hedges else ("rounded" if number.is_rounded else "exact")


def plain(value: Fraction) -> Amount:
    """A whole number or a decimal; of a third, the first decimals."""
    return to_amount(value if is_decimal(value) else round(value, 4))
