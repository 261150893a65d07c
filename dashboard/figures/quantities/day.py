"""A day as a value, and what the readers of dates, years and times share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.figures.normalize import words
from dashboard.figures.quantities.words import MONTHS
from dashboard.figures.tokens import Token, text_at

YEAR_FORM = re.compile(r"1[0-9]{3}|20[0-9]{2}")
RECENT = re.compile(r"19[0-9]{2}|20[0-4][0-9]")
SUFFIXES = words("st nd rd th го е й я ое er º ª ° .")
_MONTHS = [(month, words(names)) for month, names in MONTHS.items()]


class Day(NamedTuple):
    """A day, a month or a year ("2022-08-25", "2022-08", "2022", "--08-25" without its year), a time, or neither."""

    kind: str
    end: int
    day: str = ""


@lru_cache(maxsize=10_000)
def month_of(word: str) -> int:
    """The month that a plain word names; 0 for others."""
    return next((month for month, names in _MONTHS if any(_is_form(word, name) for name in names)), 0)


def _is_form(word: str, name: str) -> bool:
    return word.startswith(name[:-1]) and len(word) <= len(name) + 4 if name.endswith("*") else word == name


def after_suffix(parts: Sequence[Token], position: int) -> int:
    """After "th" of "25th" or "-го" of "25-го"; the full stop that ends the sentence is no part of "25."."""
    if position + 1 == len(parts) and parts[position].text == ".":
        return position
    if position < len(parts) and parts[position].is_dash and text_at(parts, position + 1) in SUFFIXES:
        return position + 2
    is_suffix = text_at(parts, position) in SUFFIXES and parts[position - 1].touches(parts[position])
    return position + is_suffix
