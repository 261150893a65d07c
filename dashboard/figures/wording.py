"""Reads a number phrase as printed, "almost 9,000", beside the bounds that a person stated for it.

The stated bounds hold over the words. Both given and different: they are the interval. Only one given: the other side
is open, unless the hedge limits it ("almost", "just over"). Both equal: the hedge is applied to that number. None
given: the words alone are read. Where the words cannot be read, or do not have the stated number, the rule is
`as_stated`. Bounds below zero are read as the fall that the words name without a sign ("reduces by 293").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dashboard.figures.amounts import Amount, NumberKind, magnitude_of, to_amount
from dashboard.figures.hedge_search import HEDGES_AFTER_ALONE, find_hedges
from dashboard.figures.hedge_words import HEDGES, HEDGES_AFTER
from dashboard.figures.hedges import hedge_interval
from dashboard.figures.interval import Interval, last_place, negate
from dashboard.figures.numerals import (
    Margin,
    Number,
    NumberSpan,
    find_margins,
    find_numbers,
    find_ranges,
    find_unit_of_several,
)
from dashboard.figures.quantities.plain_text import read_plain
from dashboard.figures.scale_words import THOUSAND
from dashboard.figures.tokens import Token, tokenize
from dashboard.figures.vocabulary import ODD_WORDS

LOWER_BOUNDING = ("more_than", "at_least", "just_over")
UPPER_BOUNDING = ("almost", "up_to")
INTERVAL_NAMES = r"(?:CI|CrI|UI|PI|confidence interval|credible interval|uncertainty interval|margin)"
_EASTERN = re.compile("[\u0660-\u06f9\u3040-\u30ff\u4e00-\u9fff]")  # of Arabic, Chinese and Japanese
# How sure an interval is, which is no number of the figure: "(95% CI 90.3 to 97.6)".
_LEVEL = re.compile(rf"(?<=[(\[])\s*\d\d(?:\.\d+)?\s*%?\s*{INTERVAL_NAMES}\b[,:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """The interval that a wording implies, the rule that gave it, and the unit its number is rounded to."""

    rule: str
    at_least: Amount | None
    at_most: Amount | None
    step: Amount | None

    @property
    def interval(self) -> Interval:
        """The bounds as an interval to calculate with."""
        return Interval(self.at_least, self.at_most)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording taken apart: its numbers, its ranges, the unit of "in the thousands"."""

    parts: Sequence[Token]
    spans: Sequence[NumberSpan]
    ranges: Sequence[tuple[NumberSpan, NumberSpan]]
    several: int | None
    margins: Sequence[Margin]
    kind: NumberKind = "integer"

    @classmethod
    def of(cls, wording: str, kind: NumberKind = "integer") -> Phrase:
        """Takes a wording apart; `kind` says what its number is."""
        parts = _cut(wording, kind)
        spans = find_numbers(parts, kind)
        several = find_unit_of_several(parts, spans)
        return cls(parts, spans, find_ranges(parts, spans), several, find_margins(parts, spans), kind)

    def interval(self, rule: str, value: Amount, step: Amount) -> Interval:
        """What a hedge rule says of a number of this kind."""
        return hedge_interval(rule, value, step, is_whole=self.kind == "integer")

    def prints(self, bound: Amount, one: NumberSpan) -> bool:
        """Whether a number of the print may stand for a stated bound, whatever the sign."""
        rule = "rounded" if one.number.is_rounded else "exact"
        printed, stated = magnitude_of(one.number.value), magnitude_of(bound)
        return self.interval(rule, printed, one.number.step).contains(stated) or (
            stated == THOUSAND * printed and one in self._starts_in_thousands()
        )

    def _starts_in_thousands(self) -> list[NumberSpan]:
        """The first ends of ranges that may be short for thousands: "de 30 à 40 000"."""
        return [
            first for first, last in self.ranges
            if last.number.value % THOUSAND == 0 and THOUSAND * first.number.value < last.number.value
        ]  # fmt: skip

    def number(self, magnitude: Amount) -> NumberSpan | None:
        """The printed number of that size, whatever its sign."""
        return next((one for one in self.spans if abs(one.number.value) == magnitude), None)

    def hedges(self, one: NumberSpan) -> list[str]:
        """The hedges of a number, nearest first; none for the ends of a range."""
        if any(one in pair for pair in self.ranges):
            return []
        if any(part.text in ODD_WORDS for part in self.parts[one.start : one.end]):
            return ["more_than"]
        index = self.spans.index(one)
        before = self.parts[self.spans[index - 1].end if index else 0 : one.start]
        hedges_before = list(reversed(find_hedges(before, HEDGES, is_before=True)))
        if index + 1 == len(self.spans):
            return hedges_before + find_hedges(self.parts[one.end :], HEDGES_AFTER, is_before=False)
        after = self.parts[one.end : self.spans[index + 1].start]
        return hedges_before + find_hedges(after, HEDGES_AFTER_ALONE, is_before=False)


def read_numbers(wording: str, kind: NumberKind = "integer") -> list[Number]:
    """The numbers of a phrase, in the order of print; whole ones, unless their kind is another."""
    return [one.number for one in find_numbers(_cut(wording, kind), kind)]


def _cut(wording: str, kind: NumberKind) -> list[Token]:
    """The tokens of a wording; the m of a decimal is metres, any other is million: "0.4 m", "9 m people"."""
    meant = "metres" if kind == "decimal" else "million"
    plain = _LEVEL.sub(lambda found: " " * len(found[0]), wording)
    if _EASTERN.search(plain):
        plain = read_plain(plain).plain
    return [part._replace(text=meant) if part.text == "m" else part for part in tokenize(plain)]


def read_wording(
    wording: str,
    low: Amount | None,
    high: Amount | None,
    rounded_to: Amount | None = None,
    kind: NumberKind = "integer",
) -> Reading:
    """The interval of a wording under its stated bounds, its number being of a kind.

    `rounded_to` replaces the unit of rounding that the print shows, and with it the hedge of a stated number: the
    interval is half of it either side, 1 being exact. Bounds in the wrong order are swapped. Never raises.
    """
    if _is_fall(low, high):
        rise = read_wording(wording, negate(high), negate(low), rounded_to, kind)
        return Reading(rise.rule, negate(rise.at_most), negate(rise.at_least), rise.step)
    unit = rounded_to if rounded_to is not None and rounded_to > 0 else None
    phrase = Phrase.of(wording, kind)
    if low is None:
        reading = _read_words(phrase, unit) if high is None else _read_open(phrase, high, UPPER_BOUNDING)
    elif high is None:
        reading = _read_open(phrase, low, LOWER_BOUNDING)
    elif low == high:
        reading = _read_number(phrase, low, unit)
    else:
        reading = _read_range(phrase, min(low, high), max(low, high))
    return reading if unit is None else replace(reading, step=unit)


def find_disagreement(
    wording: str, low: Amount | None, high: Amount | None, kind: NumberKind = "integer"
) -> str | None:
    """Why the stated bounds do not fit the words, in a sentence for the person who mends them; None where they fit.

    A bound fits a printed number within the unit that the print shows. Words that cannot be read fit everything.
    """
    if _is_fall(low, high):
        return find_disagreement(wording, negate(high), negate(low), kind)
    phrase = Phrase.of(wording, kind)
    stated = [bound for bound in (low, high) if bound is not None]
    if not phrase.spans:
        return _several_disagreement(phrase, stated)
    if not stated:
        return None if phrase.several else "The wording has a number, but no bound is stated."
    if any({low, high} <= {one.centre.number.value, one.least, one.greatest} for one in phrase.margins):
        return None
    for bound in stated:
        if not any(phrase.prints(bound, one) for one in phrase.spans):
            printed = ", ".join(f"{one.number.value:,}" for one in phrase.spans)
            return f"The wording has {printed}, not the stated {bound:,}."
    return _shape_disagreement(phrase, low, high)


def _read_words(phrase: Phrase, unit: Amount | None) -> Reading:
    if phrase.several is not None:
        return _reading("order_of_magnitude", phrase.interval("order_of_magnitude", phrase.several, 1), phrase.several)
    if phrase.margins:
        margin = phrase.margins[0]
        return Reading("range", margin.least, margin.greatest, margin.centre.number.step)
    if phrase.ranges:
        first, last = sorted((one.number for one in phrase.ranges[0]), key=lambda one: one.value)
        return Reading("range", first.value, last.value, min(first.step, last.step))
    if not phrase.spans:
        return Reading("as_stated", None, None, None)
    one = phrase.spans[0]
    return _apply(phrase, next(iter(phrase.hedges(one)), None), one.number, one.number.value, unit)


def _read_number(phrase: Phrase, stated: Amount, unit: Amount | None) -> Reading:
    if unit is not None:
        return _widened(phrase, stated, unit)
    one = phrase.number(stated)
    if one is None:
        return Reading("as_stated", stated, stated, last_place(stated))
    for margin in phrase.margins:
        if margin.centre == one:
            return Reading("range", margin.least, margin.greatest, one.number.step)
    hedges = [hedge for hedge in phrase.hedges(one) if hedge != "up_to"]
    # What is only approached, however roughly, is not reached: "beginning to approach around 180,000".
    hedge = "almost" if hedges[:2] == ["about", "almost"] else next(iter(hedges), None)
    return _apply(phrase, hedge, one.number, stated, None)


def _read_range(phrase: Phrase, low: Amount, high: Amount) -> Reading:
    for first, last in phrase.ranges:
        if {abs(first.number.value), abs(last.number.value)} == {abs(low), abs(high)}:
            return Reading("range", low, high, min(first.number.step, last.number.step))
    for margin in phrase.margins:
        if (margin.least, margin.greatest) == (low, high):
            return Reading("range", low, high, margin.centre.number.step)
    if phrase.several is not None:
        interval = phrase.interval("order_of_magnitude", phrase.several, 1)
        if interval == Interval(low, high):
            return _reading("order_of_magnitude", interval, phrase.several)
    return Reading("as_stated", low, high, min(last_place(bound) for bound in (low, high) if bound))


def _read_open(phrase: Phrase, stated: Amount, fitting: Sequence[str]) -> Reading:
    otherwise = Interval(stated, None) if fitting is LOWER_BOUNDING else Interval(None, stated)
    one = phrase.number(stated)
    if one is None:
        return _reading("as_stated", otherwise, last_place(stated))
    hedge = next((hedge for hedge in phrase.hedges(one) if hedge in fitting), None)
    if hedge is None:
        return _reading("as_stated", otherwise, one.number.step)
    return _reading(hedge, phrase.interval(hedge, stated, one.number.step), one.number.step)


def _apply(phrase: Phrase, hedge: str | None, number: Number, value: Amount, unit: Amount | None) -> Reading:
    if hedge in (None, "about") and unit is not None:
        return _widened(phrase, value, unit)
    rule = hedge or ("rounded" if number.is_rounded else "exact")
    step = max(number.step, last_place(value)) if rule == "about" else number.step
    return _reading(rule, phrase.interval(rule, value, step), step)


def _widened(phrase: Phrase, value: Amount, unit: Amount) -> Reading:
    if unit == 1 and phrase.kind in ("integer", "money"):
        return _reading("exact", Interval(value, value), unit)
    half = unit // 2 if phrase.kind == "integer" else to_amount(Fraction(unit) / 2)
    return _reading("rounded", Interval(value, value).widen(half), unit)


def _reading(rule: str, interval: Interval, step: Amount) -> Reading:
    return Reading(rule, interval.at_least, interval.at_most, step)


def _several_disagreement(phrase: Phrase, stated: Sequence[Amount]) -> str | None:
    if phrase.several is None:
        return None
    implied = phrase.interval("order_of_magnitude", phrase.several, 1)
    if all(implied.contains(bound) for bound in stated):
        return None
    return f"The wording means {implied.at_least:,} to {implied.at_most:,}, which the stated bounds leave."


def _shape_disagreement(phrase: Phrase, low: Amount | None, high: Amount | None) -> str | None:
    """Whether an open side, or a stretch between two bounds, has its reason in the words."""
    if low is not None and high is not None:
        is_range = any(
            all(map(phrase.prints, bounds, pair)) for bounds in ((low, high), (high, low)) for pair in phrase.ranges
        )
        if low == high or is_range:
            return None
        return f"Two bounds are stated, {low:,} and {high:,}, but the wording is no range."
    bound, wrong, mend = (low, UPPER_BOUNDING, "high") if high is None else (high, LOWER_BOUNDING, "low")
    one = next(one for one in phrase.spans if bound is None or phrase.prints(bound, one))
    if any(one in pair for pair in phrase.ranges):
        return "The wording is a range, but only one bound is stated."
    if one.number.value < 0:  # "more than −5": above it, or farther from 0
        return None
    hedges = phrase.hedges(one)
    if hedges and all(hedge in wrong for hedge in hedges):
        return f"The wording says “{hedges[0].replace('_', ' ')}”, so its number belongs in {mend}."
    return None


def _is_fall(low: Amount | None, high: Amount | None) -> bool:
    bounds = [bound for bound in (low, high) if bound is not None]
    return bool(bounds) and max(bounds) <= 0 and min(bounds) < 0
