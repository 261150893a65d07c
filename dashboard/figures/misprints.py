"""Misprints: one number is the other with two digits swapped, or with one dropped or added."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from dashboard.figures.amounts import Amount, magnitude_of, to_amount


@lru_cache(10_000)
def digits_of(number: Amount) -> str:
    """The number without its sign, in plain digits."""
    magnitude = to_amount(magnitude_of(number))
    return f"{magnitude:f}" if isinstance(magnitude, Decimal) else str(magnitude)


def swapped(number: Amount) -> Iterator[int]:
    """The whole numbers that two neighbouring digits, swapped, may have been printed for."""
    digits = digits_of(number)
    for at in range(len(digits) - 1 if digits.isdigit() else 0):
        if digits[at] != digits[at + 1]:
            yield int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def is_misprint_of(printed: Amount, stated: Amount) -> bool:
    """Whether the digits of the two differ by one slip."""
    one, other = digits_of(printed), digits_of(stated)
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    if len(one) == len(other):
        return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return at == -1 or longer[at + 1 :] == shorter[at:]
