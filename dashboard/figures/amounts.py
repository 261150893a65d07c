"""Exact numbers: whole ones are `int`, all others `Decimal` without zeros at the end. Never a float."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

Amount: TypeAlias = int | Decimal
NumberKind: TypeAlias = Literal["integer", "decimal", "percent", "money"]

NUMBER_KINDS: tuple[NumberKind, ...] = get_args(NumberKind)
MOST_DECIMALS = 10  # of a stated number; hedges and halves of a unit need two more
_EXACT = Context(prec=80)


def read_kind(name: str | None) -> NumberKind:
    """The kind of that name. What is none is told by checks; until then its numbers are read as whole ones."""
    return next((kind for kind in NUMBER_KINDS if kind == name), "integer")


def to_amount(number: Amount | Fraction | float) -> Amount:
    """The number in its one form; of a floating one, which only charts have, its shortest digits.

    Raises ValueError for a fraction that no decimal equals, such as a third.
    """
    if isinstance(number, int):
        return number
    if isinstance(number, float):
        number = Decimal(repr(number))
    if isinstance(number, Decimal):
        number = Fraction(number)
    if number.denominator == 1:
        return number.numerator
    decimals = len(str(number.denominator)) * 4  # more than any power of two or five needs
    scaled = number * 10**decimals
    if scaled.denominator != 1:
        raise ValueError(f"{number} is no decimal.")
    return _EXACT.scaleb(Decimal(scaled.numerator), -decimals).normalize(_EXACT)


def magnitude_of(number: Amount) -> Amount:
    """The number without its sign."""
    return number * -1 if number < 0 else number


def is_decimal(number: Fraction) -> bool:
    """Whether digits after a point can write the number in full, and few enough of them."""
    return bool((number * 10**MOST_DECIMALS).denominator == 1)
