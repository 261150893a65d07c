"""The hedge rules: what "almost", "about" or "more than" says of the number that follows.

The same rules and constants are macros in `queries/tables/00_macros.sql`; a test holds the two equal.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from dashboard.figures.amounts import Amount, to_amount
from dashboard.figures.interval import Interval

ROUNDED_CAP_PERCENT = 5  # "2 million" is not read as anything from 1.5 to 2.5 million
ABOUT_CAP_PERCENT = 10
ALMOST_AT_LEAST_PERCENT = 90
JUST_OVER_AT_MOST_PERCENT = 110
SEVERAL_AT_LEAST, SEVERAL_BELOW = 2, 10  # "in the thousands": two thousand or more, less than ten thousand


class Rule(NamedTuple):
    """A rule as the README and the warehouse document it."""

    rule: str
    example: str
    meaning: str


RULES = (
    Rule("exact", "1,013,628", "A number in full digits is itself. So is one that we know to be exact (rounded_to 1)."),
    Rule(
        "rounded",
        "1.01 million",
        "A scale word stands for digits left away: half a unit of the last digit that is not zero, or of the last "
        f"decimal, either side, and never more than {ROUNDED_CAP_PERCENT} % of the number. Where rounded_to is given, "
        "half of that instead.",
    ),
    Rule(
        "about",
        "about 2,800",
        "Half a unit of the last digit that is not zero either side, and never more than "
        f"{ABOUT_CAP_PERCENT} % of the number. Also: around, some, roughly, close to, estimated, perhaps.",
    ),
    Rule(
        "almost",
        "almost 9,000",
        f"At most the number, and at least {ALMOST_AT_LEAST_PERCENT} % of it. Also: nearly, approaching, nearing.",
    ),
    Rule(
        "just_over",
        "just over 1.9 million",
        f"At least the number, and at most {JUST_OVER_AT_MOST_PERCENT} % of it. Also: slightly more than.",
    ),
    Rule("more_than", "over 56,000", "At least the number, with no upper bound. Also: more than, above, exceeded."),
    Rule("at_least", "at least 83,000", "At least the number, with no upper bound. Also: no fewer than."),
    Rule(
        "up_to",
        "up to 190,000",
        "At most the number, with no lower bound. Also: as many as, no more than. A decision that allows “up to” a "
        "number sets that number: where both stated bounds are equal, it is read as if the hedge were not there.",
    ),
    Rule(
        "range",
        "between 60,000 and 80,000",
        "From one printed number to the other. Also: “A to B”, “A–B”, “A or B”, and “A ± B”: from A−B to A+B.",
    ),
    Rule(
        "order_of_magnitude",
        "in the thousands",
        "Two to just under ten of the unit: 2,000–9,999 for thousands, 20,000–99,999 for tens of thousands.",
    ),
    Rule(
        "as_stated",
        "12 months",
        "The words could not be read, or say something else than the stated bounds: these hold as they are.",
    ),
)


def hedge_interval(rule: str, value: Amount, step: Amount, *, is_whole: bool = True) -> Interval:
    """What a rule says of one number, printed with a rounding unit of `step`, 1 or more.

    A negative number mirrors its positive twin. For `order_of_magnitude` the value is the unit. The rules `range` and
    `as_stated` take more than one number, so here they say nothing. Where numbers of the kind need not be whole, steps
    may be below 1, and nothing is rounded to a whole number.
    """
    if value < 0:
        return hedge_interval(rule, value * -1, step, is_whole=is_whole).negate()
    half = _divide(step, 2, is_whole=is_whole)
    rounded, about = (
        min(half, _divide(value * cap, 100, is_whole=is_whole)) for cap in (ROUNDED_CAP_PERCENT, ABOUT_CAP_PERCENT)
    )
    lowest_of_almost = _divide(value * -ALMOST_AT_LEAST_PERCENT, 100, is_whole=is_whole) * -1
    bounds: dict[str, tuple[Amount | None, Amount | None]] = {
        "exact": (value, value),
        "rounded": (value - rounded, value + rounded),
        "about": (value - about, value + about),
        "almost": (lowest_of_almost, value),
        "just_over": (value, _divide(value * JUST_OVER_AT_MOST_PERCENT, 100, is_whole=is_whole)),
        "more_than": (value, None),
        "at_least": (value, None),
        "up_to": (None, value),
        "order_of_magnitude": (SEVERAL_AT_LEAST * value, max(SEVERAL_BELOW * value - 1, SEVERAL_AT_LEAST * value)),
    }
    low, high = bounds.get(rule, (None, None))
    return Interval(None if low is None else to_amount(low), None if high is None else to_amount(high))


def _divide(number: Amount, by: int, *, is_whole: bool) -> Amount:
    """Exactly, or down to a whole number."""
    return number // by if is_whole else to_amount(Fraction(number) / by)
