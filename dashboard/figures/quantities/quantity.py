"""A quantity in a text, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.figures.amounts import Amount
from dashboard.figures.quantities.changes import LEVEL


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase from `start` up to, not including, `end` of the text, and what it says.

    `low` and `high` are the numbers as printed: the ends of a range, else the same one twice; an end that the words
    leave open is None. `at_least` and `at_most` are the bounds that its hedge (`rule`, see hedges.py) gives them; only
    counts, money, percentages and measures have bounds. What falls has numbers below zero, where it is a `by`.

    `kind` is one of `words.KINDS`. `unit`: the code of a currency, "%", "km", "year". `step` is the unit to which the
    number is rounded in print. `role`: `level`, or `from`, `to` and `by` in a change, whose `direction` is "up" or
    "down". `day` is a date or year as far as it is given: "2022-08-25", "2022-08", "2022", "--08-25".
    """

    start: int
    end: int
    text: str
    kind: str
    rule: str = ""
    low: Amount | None = None
    high: Amount | None = None
    at_least: Amount | None = None
    at_most: Amount | None = None
    step: Amount | None = None
    unit: str = ""
    role: str = LEVEL
    direction: str = ""
    day: str = ""
    sentence: int = 0
    paragraph: int = 0

    @property
    def is_change(self) -> bool:
        """Whether it is the size of a change."""
        return self.role == "by"
