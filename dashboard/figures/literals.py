"""Reads digits with separators: "1,013,628", "1.01", "20.000" before a scale word.

Groups of exactly three digits are thousands, whatever stands between them (comma, point,
space, apostrophe). One such group is a decimal part where a word for a million or more follows: "1.897 million".
Other digits after a comma or point are decimals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from dashboard.figures import scale_words

LONGEST_LITERAL = 30  # digits and separators; anything longer is no number of people


def read_literal(
    text: str, scale: int, *, is_whole: bool = True, scale_word: str = "", is_money: bool = False
) -> tuple[Fraction, int] | None:
    """The value of digits with separators, and how many decimals they have; a word of their scale may follow."""
    if len(text) > LONGEST_LITERAL:
        return None
    text = text.replace(" ", "")
    groups, separators = re.split("[.,']", text), re.findall("[.,']", text)
    if not separators:
        return Fraction(int(text)), 0
    last = separators[-1]
    is_uniform = len(set(separators)) == 1
    if is_uniform and _are_thousands(groups):
        is_decimal = (
            len(separators) == 1
            and last != "'"
            and (scale >= scale_words.MILLION or groups[0] == "0" or (last == "." and not is_whole))
            and not _are_thousands_of(scale_word, groups[0], last, is_money=is_money)
        )
    elif is_uniform and last == "," and _are_lakhs(groups):
        is_decimal = False
    elif len(separators) == 1 or (last not in separators[:-1] and _are_thousands(groups[:-1])):
        is_decimal = True
    else:
        return None
    decimals = len(groups[-1]) if is_decimal else 0
    return Fraction(int("".join(groups)), 10**decimals), decimals


def _are_thousands_of(scale_word: str, first: str, separator: str, *, is_money: bool) -> bool:
    """ "20.000 millones" and "£1,250 million" are thousands of millions; "1.897 million" and "1,897 млн" are not."""
    if scale_word in scale_words.INDIAN_SCALES:
        return True
    if separator == ".":
        return scale_word in scale_words.SCALES_AFTER_POINTS
    is_scale = scale_word in scale_words.SCALES_AFTER_COMMAS or (is_money and scale_word == "m")  # else metres
    return is_scale and (is_money or int(first) > 1)


def _are_thousands(groups: Sequence[str]) -> bool:
    return len(groups) > 1 and 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _are_lakhs(groups: Sequence[str]) -> bool:
    return len(groups) > 2 and len(groups[-1]) == 3 and all(len(group) <= 2 for group in groups[:-1])
