"""Whole-number intervals: what is known of a number that was rounded, hedged or given as a range.

The same arithmetic lives in `queries/tables/00_macros.sql`; a test holds the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

# An interval this many times narrower than the rounding step has digits that no input carries.
NARROWEST_PART_OF_STEP = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """All whole numbers from `at_least` to `at_most`, both included; None leaves that side open."""

    at_least: int | None
    at_most: int | None

    def __post_init__(self) -> None:
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError(f"An interval runs upwards: swap at_least {self.at_least} and at_most {self.at_most}.")

    @property
    def is_exact(self) -> bool:
        """True for a single number."""
        return self.at_least is not None and self.at_least == self.at_most

    def negate(self) -> Interval:
        """The same numbers with the other sign."""
        return Interval(_negative(self.at_most), _negative(self.at_least))

    def add(self, other: Interval) -> Interval:
        """Every sum of one member of each; the two are taken as independent."""
        return Interval(
            _sum(self.at_least, other.at_least),
            _sum(self.at_most, other.at_most),
        )

    def subtract(self, other: Interval) -> Interval:
        """Every difference of one member of each; the two are taken as independent."""
        return self.add(other.negate())

    def percent_of(self, base: Interval) -> tuple[float | None, float | None]:
        """Least and greatest share of a positive `base`, in per cent; None where unbounded.

        A base that may be zero or negative by its own lower bound counts as positive but
        arbitrarily small. Dividing is rounded once, so no share of members falls outside.
        """
        if base.at_most is not None and base.at_most <= 0:
            return None, None
        return _least_percent(self.at_least, base), _greatest_percent(self.at_most, base)

    def contains(self, number: int) -> bool:
        """True for a number that the interval allows."""
        return (self.at_least is None or self.at_least <= number) and (self.at_most is None or number <= self.at_most)

    def overlaps(self, other: Interval) -> bool:
        """True where some number is in both."""
        return not (_is_above(self.at_least, other.at_most) or _is_above(other.at_least, self.at_most))

    def widened(self, by: int) -> Interval:
        """The interval with each closed side moved outwards, for a tolerance such as half a step."""
        if by < 0:
            raise ValueError(f"An interval is widened by 0 or more, not by {by}.")
        return self.add(Interval(-by, by))


def shown(interval: Interval, step: int | None = 1, *, signed: bool = False) -> str:
    """The interval in words, with no more digits than `step`, the unit of rounding, carries.

    One number is rounded to the step, and says "about" where that changes it. Bounds are rounded
    outwards, to half a step or, in a narrower interval, to 1 or 5 in its second digit, so the text
    is never narrower than what is known. `signed` puts a plus before positive numbers.
    """
    low, high = interval.at_least, interval.at_most
    unit = max(step or 1, 1)
    half = max(unit // 2, 1)
    if low is None:
        return "unknown" if high is None else f"at most {number_shown(_ceiling(high, half), signed=signed)}"
    if high is None:
        return f"at least {number_shown(_floor(low, half), signed=signed)}"
    if low == high and low % unit == 0:
        return number_shown(low, signed=signed)
    if low == high or (high - low) * NARROWEST_PART_OF_STEP < unit:
        return f"about {number_shown(_nearest_to_middle(low, high, unit), signed=signed)}"
    grain = half if high - low >= 2 * half else _largest_one_or_five((high - low) // 2)
    first = number_shown(_floor(low, grain), signed=signed)
    last = number_shown(_ceiling(high, grain), signed=signed)
    return f"{first} to {last}" if signed or low < 0 else f"{first}–{last}"


def percent_shown(percent: tuple[float | None, float | None], *, decimals: int = 1, signed: bool = False) -> str:
    """Shares as `percent_of` gives them, in words: "+13.5 %", "12.8–14.1 %", "at least 3.0 %"."""
    low, high = percent
    if low is None:
        if high is None:
            return "unknown"
        text = f"at most {_decimal_shown(high, decimals, ROUND_CEILING, signed)}"
    elif high is None:
        text = f"at least {_decimal_shown(low, decimals, ROUND_FLOOR, signed)}"
    elif low == high:
        text = _decimal_shown(low, decimals, ROUND_HALF_EVEN, signed)
    else:
        first = _decimal_shown(low, decimals, ROUND_FLOOR, signed)
        last = _decimal_shown(high, decimals, ROUND_CEILING, signed)
        text = f"{first} to {last}" if signed or low < 0 else f"{first}–{last}"
    return f"{text}{NO_BREAK_SPACE}%"


def number_shown(number: int, *, signed: bool = False) -> str:
    """Thousands in commas and a real minus sign: "−1,150,628"."""
    return f"{_sign(number, signed)}{abs(number):,}"


def last_place(number: int) -> int:
    """Place of the last non-zero digit, the coarsest unit a printed number can be rounded to."""
    rest, place = abs(number), 1
    while rest and rest % 10 == 0:
        rest, place = rest // 10, place * 10
    return place


def _negative(number: int | None) -> int | None:
    return None if number is None else -number


def _sum(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _is_above(bottom: int | None, top: int | None) -> bool:
    return bottom is not None and top is not None and bottom > top


def _least_percent(part: int | None, base: Interval) -> float | None:
    greatest = _greatest_percent(_negative(part), base)
    return None if greatest is None else 0.0 - greatest


def _greatest_percent(part: int | None, base: Interval) -> float | None:
    if part is None:
        return None
    if part > 0:
        return 100 * part / base.at_least if base.at_least is not None and base.at_least > 0 else None
    return 0.0 if part == 0 or base.at_most is None else 100 * part / base.at_most


def _floor(number: int, unit: int) -> int:
    return number // unit * unit


def _ceiling(number: int, unit: int) -> int:
    return -_floor(-number, unit)


def _nearest_to_middle(low: int, high: int, unit: int) -> int:
    """The multiple of `unit` nearest to the middle; a tie goes away from zero."""
    middle_twice = low + high
    magnitude = (abs(middle_twice) + unit) // (2 * unit) * unit
    return magnitude if middle_twice >= 0 else -magnitude


def _largest_one_or_five(number: int) -> int:
    """The largest of 1, 5, 10, 50, 100 … that is not above the number; 1 for 0."""
    power = 1
    while power * 10 <= number:
        power *= 10
    return 5 * power if number >= 5 * power else power


def _decimal_shown(number: float, decimals: int, rounding: str, signed: bool) -> str:
    rounded = Decimal(repr(number)).quantize(Decimal(1).scaleb(-decimals), rounding=rounding)
    return f"{_sign(rounded, signed)}{abs(rounded):,}"


def _sign(number: int | Decimal, signed: bool) -> str:
    if number < 0:
        return MINUS
    return "+" if signed and number > 0 else ""
