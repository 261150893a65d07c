"""Finds numbers after a word in capitals that is part of their name: RFC 2616, «Россия 24», of Babylon 5."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.normalize import words
from dashboard.figures.quantities.day import month_of
from dashboard.figures.quantities.name import LONGEST_IN_NAME, Name
from dashboard.figures.quantities.numbers import counts_something
from dashboard.figures.quantities.words import IDENTIFIER
from dashboard.figures.tokens import Token, text_at

# Acronyms that are no names of numbered things: "NATO 900".
_COUNTRIES = words("us usa uk eu un uae usd eur gbp nato gdp")
_LONGEST_OF_TITLE, _FEWEST_WORDS = 3, 2  # digits; words without a capital letter in running text
_CLOSING, _OPENING = frozenset('"»”’“'), frozenset('"«“„‘')
_BEFORE_TITLES = words('of is was as to on by with for via at the a an aboard called der die das le la el il " « “')
_AFTER_TITLES = words("and or und et y e i и і та is was has had will for with by on at to as that which who")


def read_after_acronym(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """RFC 2616, TGV 8421, NY 10118: not "NATO 9,000", nor "the USA 300"."""
    text, before = parts[start].text, text_at(parts, start - 1)
    is_code = start > 0 and capitals[start - 1] > 1 and before not in _COUNTRIES and not parts[start - 1].is_counted
    is_apart = is_code and not parts[start - 1].touches(parts[start])
    is_code = is_apart and text.isdigit() and len(text) <= LONGEST_IN_NAME and not counts_something(parts, start)
    return Name(IDENTIFIER, start - 1, start + 1) if is_code and before.isascii() else None


def read_title(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """ "of Babylon 5 and", «Россия 24»: a name in capitals in running text, and no noun after its number.

    "Russia lost 500 and Ukraine 300" has a number before: who calls this says that there was none.
    """
    text, after, first = parts[start].text, text_at(parts, start + 1), text_at(parts, start - 2)
    is_named = start > 1 and text.isdigit() and len(text) <= _LONGEST_OF_TITLE and parts[start - 1].is_word
    if not is_named or not capitals[start - 1] or parts[start - 1].text in _COUNTRIES or parts[start - 1].is_counted:
        return None
    is_quoted = after in _CLOSING and any(part.text in _OPENING for part in parts[max(start - 4, 0) : start - 1])
    small_words = [part for part, capital in zip(parts, capitals, strict=True) if part.is_word and not capital]
    is_running = len(small_words) >= _FEWEST_WORDS
    is_apart = first in _BEFORE_TITLES and (after in _AFTER_TITLES or not after.isalnum()) and after not in ("-", "%")
    is_title = is_quoted or (is_running and is_apart and not month_of(parts[start - 1].text))
    return Name(IDENTIFIER, start - 1, start + 1) if is_title else None
