"""Intervals of exact numbers: what is known of a number that was rounded, hedged or given as a range.

`queries/tables/00_macros.sql` has the same intervals in SQL, with sums, differences and shares of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.figures.amounts import Amount, to_amount


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `at_least` to `at_most`, both included; None leaves that side open."""

    at_least: Amount | None
    at_most: Amount | None

    def __post_init__(self) -> None:
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError(f"An interval runs upwards: swap at_least {self.at_least} and at_most {self.at_most}.")

    def negate(self) -> Interval:
        """The same numbers with the other sign."""
        return Interval(negate(self.at_most), negate(self.at_least))

    def contains(self, number: Amount) -> bool:
        """Whether the interval allows the number."""
        return (self.at_least is None or self.at_least <= number) and (self.at_most is None or number <= self.at_most)

    def widen(self, by: Amount) -> Interval:
        """The interval with each closed side moved outwards, for a tolerance such as half a step."""
        low, high = self.at_least, self.at_most
        return Interval(None if low is None else to_amount(low - by), None if high is None else to_amount(high + by))


def negate(bound: Amount | None) -> Amount | None:
    """The bound with the other sign; an open one stays open."""
    return None if bound is None else bound * -1


def last_place(number: Amount) -> Amount:
    """Place of the last non-zero digit, the coarsest unit the number can be rounded to: 100 of 300, 0.1 of 7.2."""
    if isinstance(number, Decimal):
        return Decimal((0, (1,), int(number.as_tuple().exponent)))
    rest, place = abs(number), 1
    while rest and rest % 10 == 0:
        rest, place = rest // 10, place * 10
    return place
