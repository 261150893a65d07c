"""Cuts a phrase into words, digits and signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.figures.joint_words import CURRENCY_WORDS
from dashboard.figures.normalize import normalize
from dashboard.figures.vocabulary import SCORES, UNITS, UNITS_BEFORE_SCALE

LONGEST_PHRASE = 1_000  # letters; a cell of more is no number phrase, and reading it all would take long
DASHES = "-‐‑‒–—―−"
TOKEN = re.compile(
    r"""
      (?<![\w.,'])[0-9]{1,3}(?:\ [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?    # 1 013 628
    | [0-9]+(?:[.,'][0-9]+)*                                          # 1,013,628 · 1.01 · 1'000 · 25.08.2022
    | d'(?=[^\W\d_])                                                  # the "de" of "d'un"
    | [^\W\d_]+(?:'[^\W\d_]+)*                                        # words
    | [^\s]                                                           # signs, one by one
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, a run of digits or a sign, and where it stands in the plain phrase.

    `is_counted`: a noun for what numbers count, so that "2014" before it is no year. `is_make`: a make whose models
    have a number.
    """

    text: str
    start: int
    end: int
    is_counted: bool = False
    is_make: bool = False

    @property
    def is_literal(self) -> bool:
        """Written in digits."""
        return self.text[0] in "0123456789"

    @property
    def is_word(self) -> bool:
        """Written in letters."""
        return self.text[0].isalpha()

    @property
    def is_dash(self) -> bool:
        """Any hyphen, dash or minus."""
        return self.text in DASHES

    def touches(self, following: Token) -> bool:
        """True where no space stands between the two."""
        return self.end == following.start


def read_tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a stretch of plain text."""
    for found in TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token("de" if found.group() == "d'" else found.group(), *found.span())


def is_currency(text: str) -> bool:
    """Whether a token is a sign or a word of a currency."""
    return text in CURRENCY_WORDS or (len(text) == 1 and unicodedata.category(text) == "Sc")


def tokenize(phrase: str) -> list[Token]:
    """The tokens of a phrase in plain form; the hyphens inside compound words are left out."""
    text = normalize(phrase[:LONGEST_PHRASE])
    return drop_hyphens(list(read_tokens(text)))


def drop_hyphens(parts: Sequence[Token]) -> list[Token]:
    """The tokens without the hyphens inside compound words."""
    return [part for position, part in enumerate(parts) if not _is_hyphen(parts, position)]


def text_at(parts: Sequence[Token], position: int) -> str:
    """The text of a token, empty outside the phrase."""
    return parts[position].text if 0 <= position < len(parts) else ""


def _is_hyphen(parts: Sequence[Token], position: int) -> bool:
    if not parts[position].is_dash or not 0 < position < len(parts) - 1:
        return False
    before, after = parts[position - 1], parts[position + 1]
    is_touching = before.touches(parts[position]) and parts[position].touches(after)
    return is_touching and before.is_word and after.is_word and not _is_range(before.text, after.text)


def _is_range(before: str, after: str) -> bool:
    """Whether a hyphen joins two numbers, the second greater: "тридцать-сорок", not "twenty-five", "quatre-vingt"."""
    first, second = (UNITS.get(text) or UNITS_BEFORE_SCALE.get(text) or 0 for text in (before, after))
    return 0 < first < second and after not in SCORES


def is_counted_at(parts: Sequence[Token], position: int) -> bool:
    """Whether a noun for what numbers count stands at a place."""
    return 0 <= position < len(parts) and parts[position].is_counted
