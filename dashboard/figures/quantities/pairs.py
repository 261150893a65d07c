"""Tells of two numbers that stand side by side whether they are one range, and whether one has the other's unit."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.joint_words import AND_WORDS, OR_WORDS, TO_WORDS
from dashboard.figures.normalize import words
from dashboard.figures.quantities.changes import FROM, LEVEL, is_range_of_change
from dashboard.figures.quantities.numbers import FoundNumber
from dashboard.figures.quantities.words import BOUNDED, COUNT, DURATION, MONEY, PERCENT
from dashboard.figures.tokens import Token, is_counted_at, text_at

_AND = AND_WORDS | OR_WORDS  # "по 500 и 1000 рублей"
_AFTER_BARE = words("in a the last on")
_FROM_WORDS = frozenset(("from", "с", "со", "з", "із"))


def may_share_unit(one: FoundNumber, other: FoundNumber) -> bool:
    """Whether two numbers may be one range: "four years – 25bn pounds" are two."""
    is_apart = one.kind in (DURATION, PERCENT) and other.kind == COUNT  # "five months – 100,000 men", "1.3% to 5,842"
    return one.unit == other.unit or not ((one.unit and other.unit) or is_apart)


def gives_unit(parts: Sequence[Token], one: FoundNumber, other: FoundNumber, role: str) -> bool:
    """Whether a number has its unit from the next: "from 14 to 11 per cent", "16- and 17-year-olds"."""
    is_bare = one.kind == COUNT and not is_counted_at(parts, one.end) and other.start <= one.end + 2
    is_open = parts[one.end].is_dash and parts[one.end - 1].touches(parts[one.end])
    is_open |= other.kind == PERCENT and text_at(parts, one.end) in TO_WORDS  # "by 58 to 42 per cent"
    is_open |= other.start == one.end + 1 and text_at(parts, one.end) in _AND and other.kind == MONEY
    return is_bare and ((role == FROM and other.kind in BOUNDED) or is_open)


def takes_percent(parts: Sequence[Token], before: FoundNumber, one: FoundNumber, role: str) -> bool:
    """Whether a number is a percentage like the one before: "13.1 per cent, down from 14.2"."""
    after = text_at(parts, one.end)
    is_bare = one.kind == COUNT and not one.printed.is_rounded and (not after.isalnum() or after in _AFTER_BARE)
    return role == FROM and before.kind == PERCENT and is_bare


def is_range(parts: Sequence[Token], start: int, one: FoundNumber, other: FoundNumber, role: str) -> bool:
    """Whether two numbers that a word or dash joins are a range, and not two numbers of a change."""
    values = one.printed.value, other.printed.value
    return role == LEVEL or is_range_of_change(parts, (start, one.end), *values, role)


def are_two_levels(parts: Sequence[Token], start: int, one: FoundNumber, other: FoundNumber) -> bool:
    """Whether "from 1,150,628 to 1,320,000" is a change: no range ends at a large number to the last digit."""
    is_full = any(each.printed.value >= 10_000 and each.printed.value % 100 for each in (one, other))
    return is_full and text_at(parts, start - 1) in _FROM_WORDS
