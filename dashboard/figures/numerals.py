"""Finds the numbers of a phrase, in digits, in words or in both, and what joins them.

Left out: dates in points, digits glued to letters that are no scale word; where whole numbers are looked for, also
those that are not whole; percentages, unless they are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from dashboard.figures import joint_words, scale_words
from dashboard.figures.amounts import Amount, NumberKind, is_decimal, to_amount
from dashboard.figures.interval import last_place
from dashboard.figures.normalize import words
from dashboard.figures.terms import (
    LARGEST,
    LARGEST_AMOUNT,
    Term,
    is_range_joint,
    read_terms,
    skip_full_stop,
    words_before,
)
from dashboard.figures.tokens import Token, is_currency, text_at

_PERCENT = 100
_DEFINITE = words("the il el le la i les los las der die das den")  # "tra il 20 e il 25 per cento"
_SHARE = re.compile(r"[0-9]{1,2}([.,][0-9]{1,2})?")
_MINUS_WORDS = frozenset(["minus", "минус", "мінус", "moins", "menos", "meno", "mínus"])
_PLUS_WORDS = frozenset({"+", "plus", "плюс"})
_BEFORE_MINUS = joint_words.OR_WORDS | _PLUS_WORDS | {"/"}  # "5 plus or minus 1"
WIDEST_JOINT = 4  # tokens between the ends of a range: "from 40 thousand men in all to 55 thousand"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed.

    `step` is the unit of rounding that the print shows: the place of the last non-zero digit of "900,000" and of
    "900 thousand", the last decimal of "1.50 million". `is_rounded` tells that a scale word ("1.01 million") stands for
    digits that were left away, where full digits ("1,013,628") stand for themselves.
    """

    value: Amount
    step: Amount
    is_rounded: bool


class NumberSpan(NamedTuple):
    """A number and the tokens it covers: from `start` up to, not including, `end`."""

    number: Number
    start: int
    end: int


class Margin(NamedTuple):
    """A number with its margin: the least and the greatest that it can be, and the token after both."""

    centre: NumberSpan
    least: Amount
    greatest: Amount
    end: int


def find_numbers(parts: Sequence[Token], kind: NumberKind = "integer") -> list[NumberSpan]:
    """The numbers of a phrase, in the order of print.

    Of a percentage or of money, the numbers that are marked as such, where any are.
    """
    is_whole = kind == "integer"
    spans: list[NumberSpan] = []
    position = 0
    while position < len(parts):
        terms = read_terms(parts, position, is_whole=is_whole)
        if not terms:
            position += 1
            continue
        end = skip_full_stop(parts, terms[-1].end)
        number = _number(terms, is_whole=is_whole)
        if number is not None and not _is_something_else(parts, position, end, kind):
            if _has_minus(parts, position, spans):
                number = replace(number, value=-number.value)
            if text_at(parts, end) == "strong":  # "a 10-million-strong reserve" names a size
                number = replace(number, is_rounded=False)
            spans.append(NumberSpan(number, position, end))
        position = end
    return _keep_marked(parts, spans, kind)


def find_ranges(parts: Sequence[Token], spans: Sequence[NumberSpan]) -> list[tuple[NumberSpan, NumberSpan]]:
    """Neighbours that the phrase joins into a range: "between A and B", "A–B", "A to B", "from A to B"."""
    return [
        (first, second)
        for first, second in pairwise(spans)
        if _is_upwards(first.number.value, second.number.value) and _is_joined(parts, first, second)
    ]


def _is_upwards(first: Amount, second: Amount) -> bool:
    """Whether a range may go from one to the other; below zero in either order: "between −10 and −12"."""
    return first < second or (second < first < 0)


def find_margins(parts: Sequence[Token], spans: Sequence[NumberSpan]) -> list[Margin]:
    """Numbers with a margin: "9,000 ± 500", "9,000, plus or minus 5 %"."""
    margins = []
    for index, first in enumerate(spans):
        second = next(iter(spans[index + 1 : index + 2]), None)
        at = _end_of_margin_sign(parts, first.end)
        is_pair = second and " ".join(_between(parts, first, second)).strip(" ,(") in joint_words.MARGIN_SIGNS
        if second and is_pair:
            number, start, end = Fraction(second.number.value), second.start, second.end
        elif at > first.end and _SHARE.fullmatch(text_at(parts, at)) and _is_percentage(parts, at, at + 1):
            number, start, end = Fraction(text_at(parts, at).replace(",", ".")), at, at + 1
        else:
            continue
        value = Fraction(first.number.value)
        is_share = _is_percentage(parts, start, start + 1) and not _is_percentage(parts, first.start, first.start + 1)
        if is_share and (value > _PERCENT or not is_pair):  # "9,000 ± 5 %", but not "61 ± 3 %"
            number *= value / _PERCENT
            number = number if isinstance(first.number.value, Decimal) else Fraction(int(number))
        margins.append(Margin(first, to_amount(value - number), to_amount(value + number), end))
    return margins


def _end_of_margin_sign(parts: Sequence[Token], start: int) -> int:
    """The token after "±", "(±" or ", plus or minus"; `start` itself where none of them begins there."""
    start_of_sign = start + (text_at(parts, start) in ("(", ","))
    for length in (1, 2, 3):
        end = start_of_sign + length
        if " ".join(part.text for part in parts[start_of_sign:end]) in joint_words.MARGIN_SIGNS:
            return end
    return start


def find_unit_of_several(parts: Sequence[Token], spans: Sequence[NumberSpan]) -> int | None:
    """The unit of which the phrase means several: 1,000 for "in the thousands", 10,000 for "tens of thousands"."""
    covered = {position for one in spans for position in range(one.start, one.end)}
    positions = [position for position in range(len(parts)) if position not in covered]
    texts = [parts[position].text for position in positions]
    for position, text in enumerate(texts):
        if positions[position] - 1 in covered:
            continue  # "56 miles an hour"
        following = texts[position + 1 : position + 3]
        if text in scale_words.SEVERAL_TENS or text in scale_words.SEVERAL_HUNDREDS:
            unit = 10 if text in scale_words.SEVERAL_TENS else 100
            return unit * next((scale_words.SEVERAL[word] for word in following if word in scale_words.SEVERAL), 1)
        if text in scale_words.SEVERAL:
            return scale_words.SEVERAL[text]
        if text in scale_words.A_FEW and following and following[0] in scale_words.SCALES:
            return scale_words.SCALES[following[0]]
    return None


def _number(terms: Sequence[Term], *, is_whole: bool) -> Number | None:
    value = sum((term.value for term in terms), Fraction(0))
    is_fit = value.denominator == 1 if is_whole else is_decimal(value)
    if not is_fit or value > (LARGEST if is_whole else LARGEST_AMOUNT):
        return None
    amount, term = to_amount(value), terms[0]
    if len(terms) > 1:
        return Number(amount, last_place(amount), is_rounded=False)
    step = to_amount(term.grain * term.scale) if not is_whole else max(1, int(term.grain * term.scale))
    return Number(amount, step, is_rounded=term.scale > 1)


def _keep_marked(parts: Sequence[Token], spans: list[NumberSpan], kind: NumberKind) -> list[NumberSpan]:
    """Percentages, or money, and what a range or a margin joins to them; all where none is marked."""
    is_marked = {"percent": _is_percentage, "money": _is_money}.get(kind)
    if is_marked is None:
        return spans
    kept = {one for one in spans if is_marked(parts, one.start, one.end)}
    for pair in pairwise(spans):
        if kept.intersection(pair) and (_is_joined(parts, *pair) or "±" in _between(parts, *pair)):
            kept.update(pair)
    return [one for one in spans if one in kept] or spans


def _between(parts: Sequence[Token], first: NumberSpan, second: NumberSpan) -> list[str]:
    """The tokens between two numbers that are no sign of the second, of a currency or of a percentage."""
    marks = {*joint_words.PERCENT_WORDS, "per", "cent"}
    between = parts[first.end : second.start]
    kept = [part for part in between if part.text not in marks and not is_currency(part.text)]
    has_sign = len(kept) > 1 and (second.number.value < 0 or kept[-1].text in _PLUS_WORDS)
    return [part.text for part in (kept[:-1] if has_sign else kept)]


def _is_joined(parts: Sequence[Token], first: NumberSpan, second: NumberSpan) -> bool:
    between = [text for text in _between(parts, first, second) if text not in _DEFINITE]
    if "," in between:  # "from £80m, the bill rose to £210m"
        return False
    if not 0 < len(between) <= WIDEST_JOINT:
        return False
    if len(between) == 1:
        return is_range_joint(parts, first.start, between[0])
    before, last = words_before(parts, first.start), between[-1]
    is_from_to = bool(before & joint_words.FROM_WORDS) and last in joint_words.TO_WORDS
    is_between_and = bool(before & joint_words.BETWEEN_WORDS) and last in joint_words.AND_WORDS
    return is_from_to or is_between_and


def _is_percentage(parts: Sequence[Token], _: int, end: int) -> bool:
    return text_at(parts, end) in joint_words.PERCENT_WORDS or [text_at(parts, end), text_at(parts, end + 1)] in (
        ["per", "cent"],
        ["percentage", "points"],
        ["percentage", "point"],
    )


def _is_money(parts: Sequence[Token], start: int, end: int) -> bool:
    return is_currency(text_at(parts, start - 1)) or is_currency(text_at(parts, end))


def _is_something_else(parts: Sequence[Token], start: int, end: int, kind: NumberKind) -> bool:
    """A percentage, or digits glued to letters that are no scale word: "13.5 %", "T72", "20th"."""
    if kind != "percent" and _is_percentage(parts, start, end):
        return True
    before, after = text_at(parts, start - 1), text_at(parts, end)
    is_glued_before = before[:1].isalpha() and parts[start - 1].touches(parts[start])
    is_glued_after = after[:1].isalpha() and parts[end - 1].touches(parts[end])
    is_money = kind == "money" and (is_currency(before) or is_currency(after))
    return (is_glued_before or is_glued_after) and not is_money


def _has_minus(parts: Sequence[Token], start: int, spans: Sequence[NumberSpan]) -> bool:
    """Whether "minus" stands before a number, or a dash that touches it and nothing before it."""
    while is_currency(text_at(parts, start - 1)):
        start -= 1  # "−£20m"
    if text_at(parts, start - 1) in _MINUS_WORDS:
        return text_at(parts, start - 2) not in _BEFORE_MINUS
    if start == 0 or not parts[start - 1].is_dash or not parts[start - 1].touches(parts[start]):
        return False
    is_range = bool(spans) and spans[-1].end == start - 1
    is_apart = start == 1 or not parts[start - 2].touches(parts[start - 1]) or parts[start - 2].text == "("
    is_apart |= bool(spans) and spans[-1].number.value < 0 and parts[start - 2].is_dash  # "−12–−10"
    return is_apart and not is_range
