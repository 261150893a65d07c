"""Reads half a unit: "half an hour", "полгода", "a year and a half", "un an et demi"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dashboard.figures.joint_words import AND_WORDS
from dashboard.figures.normalize import words
from dashboard.figures.quantities.bounds import Printed
from dashboard.figures.quantities.numbers import FoundNumber, unit_after
from dashboard.figures.quantities.units import HALVES_OF_UNITS
from dashboard.figures.quantities.words import DURATION, MEASURE
from dashboard.figures.terms import TENTH
from dashboard.figures.tokens import Token, text_at
from dashboard.figures.vocabulary import ARTICLES, HALF, PARTS, QUARTER

_ONE = ARTICLES | words("one один одна одну")
_QUARTERS = frozenset(word for word, part in PARTS.items() if part == QUARTER)
_HALVES = words("halben halbes halber mezz' demie media").union(word for word, part in PARTS.items() if part == HALF)


def read_half(parts: Sequence[Token], start: int) -> FoundNumber | None:
    """The half, or the one and a half, of a unit that starts at a token."""
    text = parts[start].text
    if unit_halved := HALVES_OF_UNITS.whole.get((text,)):
        return _found(HALF, start, start + 1, unit_halved)
    if text in _HALVES:
        kind, unit, end = unit_after(parts, start + 1 + (text_at(parts, start + 1) in ARTICLES), is_certain=False)
        return _found(HALF, start, end, (kind, unit)) if kind in (DURATION, MEASURE) else None
    part, at = _read_quarters(parts, start)
    if part and text_at(parts, at).isalpha():
        kind, unit, end = unit_after(parts, at, is_certain=False)
        return _found(part, start, end, (kind, unit)) if kind in (DURATION, MEASURE) else None
    if text not in _ONE:
        return None
    kind, unit, end = unit_after(parts, start + 1, is_certain=True)
    after = end + 1 + (text_at(parts, end + 1) in ARTICLES)
    is_more = kind in (DURATION, MEASURE) and text_at(parts, end) in AND_WORDS and text_at(parts, after) in _HALVES
    return _found(1 + HALF, start, after + 1, (kind, unit)) if is_more else None


def _read_quarters(parts: Sequence[Token], start: int) -> tuple[Fraction, int]:
    """What "a quarter of an" or "three quarters of a" makes of a unit, and the token after it; 0 for others."""
    is_three = text_at(parts, start) == "three" and text_at(parts, start + 1) == "quarters"
    at = start + 1 + is_three
    if not is_three and text_at(parts, start) not in _QUARTERS:
        return Fraction(0), start
    while text_at(parts, at) in ("of", "an", "a"):
        at += 1
    return (3 if is_three else 1) * QUARTER, at


def _found(value: Fraction, start: int, end: int, unit: tuple[str, str]) -> FoundNumber:
    return FoundNumber(Printed(value, TENTH, is_rounded=False), start, end, *unit)
