"""The bounds that a cell states, in single units, and their words."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from dashboard.figures.amounts import Amount, NumberKind, magnitude_of, read_kind, to_amount
from dashboard.figures.wording import Phrase, find_disagreement
from dashboard.importing.limits import LONGEST_WORDING
from dashboard.importing.recipe import Column, Recipe
from dashboard.importing.shape import Frame, Row
from dashboard.importing.units import NO_UNIT, read_unit
from dashboard.importing.values.numbers import MOST_DECIMALS, NumberCell, NumberReader, find_hedge

_LARGEST = 10**15
_LOSS = re.compile(r"\b(?:loss(?:es)?|deficits?|shortfalls?)\b", re.IGNORECASE)
_WORDED = ("words", "wording", "in words")
# Digits that are read in one way only; "1.234" is not among them.
_PLAIN = re.compile(r"-?(\d+(\.(\d\d?|\d{4,10}))?|\d{1,3}(,\d{3})+)( ?%)?")


class Stated(NamedTuple):
    """Bounds and words of a number. `is_derived`: the words are digits of a cell, or of two cells.

    `is_elsewhere`: the words, read as all wordings are, do not say the bounds.
    """

    low: Amount | None
    high: Amount | None
    wording: str
    is_derived: bool
    is_elsewhere: bool


class BoundsFinder:
    """Finds the bounds of the numbers of a table. `shortened` counts those that were rounded."""

    def __init__(self, frame: Frame, recipe: Recipe) -> None:
        self._frame, self._recipe = frame, recipe
        self._unit_place = frame.place(recipe.unit_column)
        self._fits: dict[tuple[str, Amount | None, Amount | None], bool] = {}
        self._made = frozenset(one.heading for one in frame.bounds)
        self.shortened = 0

    def find(self, column: Column, row: Row, number: NumberCell) -> Stated:
        """The bounds, times what the column or the row says, with the words for it."""
        factor, scale = self._find_factor(column, row, number)
        low, high = (self._scale(bound, factor) for bound in (number.low, number.high))
        wording = f"0{number.wording}" if number.wording[:1] in ".,·" else number.wording
        word = row.cell(self._frame.place(column.hedge)) if column.hedge else ""
        if number.is_bare and word and (hedge := find_hedge(word)):
            wording = f"{hedge} {wording if not wording.isdigit() else f'{int(wording):,}'}"
            read = NumberReader(self._recipe.decimal).read(wording)
            if read is not None and read.low is None:
                low = None
            elif read is not None and read.high is None:
                high = None
        if scale and factor != "1":
            wording = f"{wording} {scale}"
        is_worded = column.heading.casefold() in _WORDED
        is_as_read = not number.is_bare and number.is_plain and wording == number.wording  # by the same reader
        is_elsewhere = not is_as_read and not self._fit(wording, low, high, column)
        is_derived = (number.is_bare and not is_worded) or column.heading in self._made
        return Stated(low, high, wording, is_derived, is_elsewhere)

    def _find_factor(self, column: Column, row: Row, number: NumberCell) -> tuple[str, str]:
        """What the number is multiplied by, and the word for it."""
        if column.factor != "1" or self._unit_place < 0 or not number.is_bare:
            return column.factor, column.scale
        cell = row.cell(self._unit_place)
        unit = read_unit(cell, self._recipe.unit_column) if cell else NO_UNIT
        return unit.factor, unit.scale

    def _scale(self, bound: Amount | None, factor: str) -> Amount | None:
        if bound is None:
            return None
        if factor == "1" and isinstance(bound, int):
            return bound
        value = Fraction(bound) * Fraction(factor)
        rounded = round(value, MOST_DECIMALS)
        self.shortened += rounded != value
        return to_amount(rounded)

    def _fit(self, wording: str, low: Amount | None, high: Amount | None, column: Column) -> bool:
        """Whether the words, read as all wordings are, say the bounds: "1.234" may be read in another way."""
        if _PLAIN.fullmatch(wording):
            return True
        key = (wording, low, high)
        if key not in self._fits:
            kind = read_kind(column.number)
            is_around = low is not None and high is not None and _is_around_one(wording, low, high, kind)
            self._fits[key] = is_around or find_disagreement(wording, low, high, kind) is None
        return self._fits[key]


def _is_around_one(wording: str, low: Amount, high: Amount, kind: NumberKind) -> bool:
    """Whether the bounds embrace the one number of the words, as an interval does a best estimate."""
    spans = Phrase.of(wording, kind).spans
    return len(spans) == 1 and low < spans[0].number.value < high


def says_loss(cell: str, column: Column, number: NumberCell) -> bool:
    """Whether words call money or a share a loss that the measure does not: "a loss of €5m", in a column "Result"."""
    bound = number.low if number.low is not None else number.high
    is_above = bound is not None and bound > 0 and column.number in ("money", "percent")
    return is_above and bool(_LOSS.search(cell)) and not _LOSS.search(column.label)


def find_excess(stated: Stated) -> str:
    """Why a number is too long to be taken; empty where it is not."""
    if any(magnitude_of(bound) >= _LARGEST for bound in (stated.low, stated.high) if bound is not None):
        return "The number has more than 15 digits."
    return "Its words are too long for a number phrase." if len(stated.wording) > LONGEST_WORDING else ""


def write_digits(value: Amount | None) -> str:
    """Digits as a CSV file holds them, never with an exponent."""
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)
