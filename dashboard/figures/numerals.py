"""Finds the whole numbers of a phrase, in digits, in words or in both, and what joins them.

Left out: numbers that are not whole, percentages, dates in points, digits glued to letters that are no scale word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from dashboard.figures import vocabulary
from dashboard.figures.interval import last_place
from dashboard.figures.terms import LARGEST, Term, is_range_joint, read_terms, skip_full_stop, words_before
from dashboard.figures.tokens import Token, text_at

WIDEST_JOINT = 4  # tokens between the ends of a range: "from 40 thousand men in all to 55 thousand"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed.

    `step` is the unit of rounding that the print shows: the place of the last non-zero digit of "900,000" and of
    "900 thousand", the last decimal of "1.50 million". `is_rounded` tells that a scale word ("1.01 million") stands for
    digits that were left away, where full digits ("1,013,628") stand for themselves.
    """

    value: int
    step: int
    is_rounded: bool


class NumberSpan(NamedTuple):
    """A number and the tokens it covers: from `start` up to, not including, `end`."""

    number: Number
    start: int
    end: int


def find_numbers(parts: Sequence[Token]) -> list[NumberSpan]:
    """The numbers of a phrase, in the order of print."""
    spans: list[NumberSpan] = []
    position = 0
    while position < len(parts):
        terms = read_terms(parts, position)
        if not terms:
            position += 1
            continue
        end = skip_full_stop(parts, terms[-1].end)
        number = _number(terms)
        if number is not None and not _is_something_else(parts, position, end):
            if _has_minus(parts, position, spans):
                number = replace(number, value=-number.value)
            if text_at(parts, end) == "strong":  # "a 10-million-strong reserve" names a size
                number = replace(number, is_rounded=False)
            spans.append(NumberSpan(number, position, end))
        position = end
    return spans


def find_ranges(parts: Sequence[Token], spans: Sequence[NumberSpan]) -> list[tuple[NumberSpan, NumberSpan]]:
    """Neighbours that the phrase joins into a range: "between A and B", "A–B", "A to B", "from A to B"."""
    return [
        (first, second)
        for first, second in pairwise(spans)
        if first.number.value < second.number.value and _is_joined(parts, first, second)
    ]


def find_margins(parts: Sequence[Token], spans: Sequence[NumberSpan]) -> list[tuple[NumberSpan, int, int]]:
    """Numbers with a margin, "9,000 ± 500" or "± 5 %": the number, and the least and the greatest that it can be."""
    margins = [
        (first, second.number.value)
        for first, second in pairwise(spans)
        if " ".join(part.text for part in parts[first.end : second.start]).strip(" ,(") in vocabulary.MARGIN_SIGNS
    ]
    for one in spans:
        sign, digits, percent = (text_at(parts, one.end + place) for place in range(3))
        if sign in vocabulary.MARGIN_SIGNS and digits.isdigit() and percent in vocabulary.PERCENT_WORDS:
            margins.append((one, one.number.value * int(digits) // 100))
    return [(one, one.number.value - margin, one.number.value + margin) for one, margin in margins]


def find_unit_of_several(parts: Sequence[Token], spans: Sequence[NumberSpan]) -> int | None:
    """The unit of which the phrase means several: 1,000 for "in the thousands", 10,000 for "tens of thousands"."""
    covered = {position for one in spans for position in range(one.start, one.end)}
    positions = [position for position in range(len(parts)) if position not in covered]
    texts = [parts[position].text for position in positions]
    for position, text in enumerate(texts):
        if positions[position] - 1 in covered:
            continue  # "56 miles an hour"
        following = texts[position + 1 : position + 3]
        if text in vocabulary.SEVERAL_TENS or text in vocabulary.SEVERAL_HUNDREDS:
            unit = 10 if text in vocabulary.SEVERAL_TENS else 100
            return unit * next((vocabulary.SEVERAL[word] for word in following if word in vocabulary.SEVERAL), 1)
        if text in vocabulary.SEVERAL:
            return vocabulary.SEVERAL[text]
        if text in vocabulary.A_FEW and following and following[0] in vocabulary.SCALES:
            return vocabulary.SCALES[following[0]]
    return None


def _number(terms: Sequence[Term]) -> Number | None:
    value = sum((term.value for term in terms), Fraction(0))
    if value.denominator != 1 or value > LARGEST:
        return None
    whole = int(value)
    if len(terms) > 1:
        return Number(whole, last_place(whole), is_rounded=False)
    term = terms[0]
    return Number(whole, max(1, int(term.grain * term.scale)), is_rounded=term.scale > 1)


def _is_joined(parts: Sequence[Token], first: NumberSpan, second: NumberSpan) -> bool:
    between = parts[first.end : second.start]
    if not 0 < len(between) <= WIDEST_JOINT:
        return False
    if len(between) == 1:
        return is_range_joint(parts, first.start, between[0])
    before, last = words_before(parts, first.start), between[-1].text
    is_from_to = bool(before & vocabulary.FROM_WORDS) and last in vocabulary.TO_WORDS
    is_between_and = bool(before & vocabulary.BETWEEN_WORDS) and last in vocabulary.AND_WORDS
    return is_from_to or is_between_and


def _is_something_else(parts: Sequence[Token], start: int, end: int) -> bool:
    """A percentage, or digits glued to letters that are no scale word: "13.5 %", "T72", "20th"."""
    if text_at(parts, end) in vocabulary.PERCENT_WORDS or (text_at(parts, end), text_at(parts, end + 1)) == (
        "per",
        "cent",
    ):
        return True
    is_glued_before = start > 0 and parts[start - 1].is_word and parts[start - 1].touches(parts[start])
    is_glued_after = end < len(parts) and parts[end].is_word and parts[end - 1].touches(parts[end])
    return is_glued_before or is_glued_after


def _has_minus(parts: Sequence[Token], start: int, spans: Sequence[NumberSpan]) -> bool:
    """Whether the dash before a number is its sign: it touches the number and nothing before it."""
    if start == 0 or not parts[start - 1].is_dash or not parts[start - 1].touches(parts[start]):
        return False
    is_range = bool(spans) and spans[-1].end == start - 1
    is_apart = start == 1 or not parts[start - 2].touches(parts[start - 1]) or parts[start - 2].text == "("
    return is_apart and not is_range
