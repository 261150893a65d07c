"""Misprints: one number is the other with two digits swapped, or with one dropped or added."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from dashboard.figures.amounts import Amount, magnitude_of, to_amount

_MANY = 6  # digits, of which any two may be swapped
_ZEROS = 4  # at the end of a number that may be printed in short: "1.15 million"
_FEWEST = 3  # digits of that before the zeros


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
        return (is_swap and (last == first + 1 or len(one) >= _MANY)) or _is_digit_added_in_short(one, other)
    return _is_digit_added(one, other)


def _is_digit_added_in_short(one: str, other: str) -> bool:
    """Whether a digit was dropped or added in a number that is printed in short: "14.14bn" for 14.4bn."""
    short, shorter = sorted((one.rstrip("0"), other.rstrip("0")), key=len, reverse=True)
    is_in_short = len(one) - len(short) >= _ZEROS and len(shorter) >= _FEWEST
    is_one_more = len(short) == len(shorter) + 1 and short[:-1] != shorter  # "14.42bn" only says more than 14.4bn
    return is_in_short and is_one_more and _is_digit_added(short, shorter)


def _is_digit_added(one: str, other: str) -> bool:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    at = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    return at == -1 or longer[at + 1 :] == shorter[at:]
