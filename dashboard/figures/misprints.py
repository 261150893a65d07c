"""Misprints: one number is the other with two digits swapped, or with one dropped or added."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from dashboard.figures.amounts import Amount, magnitude_of, to_amount

_MANY = 6  # digits, of which any two may be swapped


@lru_cache(10_000)
def digits_of(number: Amount) -> str:
    """The number without its sign, in plain digits."""
    magnitude = to_amount(magnitude_of(number))
    return f"{magnitude:f}" if isinstance(magnitude, Decimal) else str(magnitude)


def swapped(number: Amount) -> Iterator[int]:
    """The whole numbers that two digits, swapped, may have been printed for; of a short one, two neighbours."""
    digits = digits_of(number)
    for at, to in combinations(range(len(digits) if digits.isdigit() else 0), 2):
        if digits[at] != digits[to] and (to == at + 1 or len(digits) >= _MANY):
            yield int(digits[:at] + digits[to] + digits[at + 1 : to] + digits[at] + digits[to + 1 :])


def is_misprint_of(printed: Amount, stated: Amount) -> bool:
    """Whether the digits of the two differ by one slip."""
    one, other = digits_of(printed), digits_of(stated)
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    if len(one) == len(other):
        differing = [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
        first, last = differing[0], differing[-1]
        is_swap = len(differing) == 2 and (one[first], one[last]) == (other[last], other[first])
        return is_swap and (last == first + 1 or len(one) >= _MANY)
    longer, shorter = sorted((one, other), key=len, reverse=True)
    at = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    return at == -1 or longer[at + 1 :] == shorter[at:]
