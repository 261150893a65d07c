"""Reads a number in words, without its scale: "two hundred and fifty", "zwei", "two point four", "half a"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dashboard.figures import joint_words, vocabulary
from dashboard.figures.compounds import read_compound
from dashboard.figures.tokens import Token, text_at

_TEN, _THOUSAND = 10, 1_000


def read_mantissa(parts: Sequence[Token], start: int) -> tuple[Fraction, int, bool]:
    """Value of the number words from `start`, the token after them, and whether they count only before a scale."""
    total, end, needs_scale = Fraction(0), start, False
    while end < len(parts):
        text = parts[end].text
        unit = vocabulary.UNITS.get(text) or vocabulary.UNITS_BEFORE_SCALE.get(text) or read_compound(text) or None
        is_french = (total % 100 in (60, 80) and text in vocabulary.AFTER_SCORES) or (
            text in vocabulary.AFTER_TEN and end > start and parts[end - 1].text == "dix"
        )
        if unit is not None and (_fits(total, unit) or is_french):
            total += unit
            needs_scale |= text in vocabulary.UNITS_BEFORE_SCALE
        elif text in vocabulary.DECIMAL_POINTS and end > start and 0 < (digit := _digit(parts, end + 1)) < _TEN:
            return total + Fraction(digit, _TEN), end + 2, True
        elif text in vocabulary.PARTS_IN_PLURAL and total > 0:
            return total * vocabulary.PARTS_IN_PLURAL[text], _after_links(parts, end + 1), True
        elif text in vocabulary.SCORES and 1 < total % 100 < 10:
            total += total % 100 * 19
        elif 0 < total < 100 and (text == "hundred" or (needs_scale and text in vocabulary.HUNDREDS)):
            total *= 100
            needs_scale &= text != "hundred"  # "a hundred" is a number, "a" is none
        elif text in vocabulary.ARTICLES and total == 0:
            total, needs_scale = Fraction(text_at(parts, end + 1) not in vocabulary.PARTS), True
        elif text in vocabulary.PARTS and total.denominator == 1:
            part, is_product = vocabulary.PARTS[text], total and parts[end - 1].text in vocabulary.UNITS
            return total * part if is_product else total + part, _after_links(parts, end + 1), True
        elif total > 0 and (part := _read_parts_after_and(parts, end)):
            return total + part, _after_links(parts, end + 3), True
        elif total > 0 and is_with_a_half(parts, end):
            return total + vocabulary.HALF, _after_links(parts, end + 2), True
        elif not _is_inner_and(parts, end, total):
            break
        end += 1
    return total, end, needs_scale


def _digit(parts: Sequence[Token], at: int) -> int:
    text = text_at(parts, at)
    return vocabulary.UNITS.get(text) or vocabulary.UNITS_BEFORE_SCALE.get(text) or 0


def _read_parts_after_and(parts: Sequence[Token], at: int) -> Fraction:
    """What "and three quarters" adds to the number before it; 0 where something else stands there."""
    few, word = vocabulary.UNITS.get(text_at(parts, at + 1), 0), text_at(parts, at + 2)
    part = vocabulary.PARTS_IN_PLURAL.get(word) or vocabulary.PARTS.get(word)
    return few * part if part and few < 5 and parts[at].text in joint_words.AND_WORDS else Fraction(0)


def is_with_a_half(parts: Sequence[Token], at: int) -> bool:
    """ "с половиной"."""
    return (text_at(parts, at), text_at(parts, at + 1)) in vocabulary.WITH_A_HALF


def _after_links(parts: Sequence[Token], end: int) -> int:
    while text_at(parts, end) in vocabulary.LINKS:
        end += 1
    return end


def _fits(total: Fraction, unit: int) -> bool:
    """Whether a number word can follow: "twenty" takes "five", "two hundred" takes "fifty", "five" takes nothing."""
    if unit < 10:
        return total % 10 == 0 and total % 100 != 10
    return total % 100 == 0 if unit < 100 else total == 0


def _is_inner_and(parts: Sequence[Token], position: int, total: Fraction) -> bool:
    """The "and" of "two hundred and fifty" and "one and a half", not the one of "between one and two million"."""
    is_article = parts[position].text in vocabulary.ARTICLES and text_at(parts, position - 1) in joint_words.AND_WORDS
    if total == 0 or (parts[position].text not in joint_words.AND_WORDS and not is_article):
        return False
    following, after = text_at(parts, position + 1), text_at(parts, position + 2)
    if following in vocabulary.PARTS:
        return True
    if following in vocabulary.ARTICLES:
        return after in vocabulary.PARTS
    if _fits(total, vocabulary.UNITS_BEFORE_SCALE.get(following, _THOUSAND)):  # "treinta y cinco mil"
        return True
    return total % 100 == 0 and following in vocabulary.UNITS and after != "hundred"
