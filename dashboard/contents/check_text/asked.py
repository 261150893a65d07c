"""A number of a text as it is held against figures: what it counts, how exact it is, and of which days it may be."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property

from dashboard.contents.check_text.comparison import Said
from dashboard.figures.amounts import Amount, magnitude_of
from dashboard.figures.claims.claim import Claim, form_of
from dashboard.figures.misprints import digits_of

Days = tuple[date, date]


def _in_years(number: Amount | None, unit: str) -> Amount | None:
    return None if number is None else number // 12 if unit == "month" else number


class Asked:
    """A claim, as it is held against figures."""

    def __init__(self, claim: Claim, dated: date | None) -> None:
        quantity = claim.quantity
        self.claim, self.form, self.rule, self.role = claim, form_of(quantity), quantity.rule, quantity.role
        self.low, self.high = quantity.low, quantity.high
        self.at_least, self.at_most = quantity.at_least, quantity.at_most
        if self.form == "years":
            self.low, self.high = (_in_years(end, quantity.unit) for end in (quantity.low, quantity.high))
            self.at_least, self.at_most = self.low, self.high
        step = quantity.step or 1
        self.step: Amount = step if step % 1 else max(step, 1)
        self.printed = self.high if self.low is None else self.low
        self.days: tuple[Days, ...] = () if claim.is_of_stretch else claim.days
        today = datetime.now(UTC).date()
        self.dated, self.day_of_text = dated or today, dated
        self.day_meant = self.days[0][0] if self.days else claim.last_named or dated or today
        self.is_range = self.rule == "range"
        self.is_order = self.rule == "order_of_magnitude"

    @cached_property
    def is_telling(self) -> bool:
        """Whether it has so many digits that another number is not the same by chance."""
        return self._count_digits >= 3

    @property
    def has_two_digits(self) -> bool:
        """Whether it has two digits or more that are not zeros at its end."""
        return self._count_digits >= 2

    @cached_property
    def _count_digits(self) -> int:
        is_span = self.is_range and self.form != "years"  # many are "18 to 55"
        ends = {self.low, self.high} if is_span else {self.printed}
        return sum(len(digits_of(end).rstrip("0").replace(".", "")) for end in ends if end is not None)

    @cached_property
    def is_full(self) -> bool:
        """Whether it is a large number to the last digit."""
        number = self.printed
        return self.rule == "exact" and number is not None and magnitude_of(number) >= 10_000 and number % 100 != 0

    @cached_property
    def is_nearly_full(self) -> bool:
        """Whether it is a large number in short with four digits: "27.18bn"."""
        is_one = self.rule not in ("exact", "range", "order_of_magnitude")
        return is_one and self.printed is not None and len(digits_of(self.printed).rstrip("0")) >= 4

    @property
    def is_to_last_digit(self) -> bool:
        """Whether it is a number of four digits or more that is surely not rounded."""
        return self.rule == "exact" and self.printed is not None and self.printed >= 1_000 and self.printed % 10 != 0

    @property
    def may_be_slip(self) -> bool:
        """Whether it has enough digits to be a speaker's own number but for one: "489", "27.1bn"."""
        return (self.rule == "exact" and self.is_large) or (self.rule == "rounded" and self.is_telling)

    @property
    def has_many_digits(self) -> bool:
        """Whether it has too many digits for another number to have the same, but for one, by chance."""
        return self.is_full or self.is_nearly_full

    @property
    def is_large(self) -> bool:
        """Whether it has three digits or more."""
        return self.printed is not None and self.printed >= 100

    @cached_property
    def said(self) -> Said:
        """It as `Comparison` wants it; what was true is not of a day after that of the text."""
        first, last = self.days[0] if self.days else (None, None)
        if first is not None and last is not None and self.dated >= first:
            last = min(last, self.dated)
        return Said(self.low, self.high, self.at_least, self.at_most, self.step, self.rule, first, last)
