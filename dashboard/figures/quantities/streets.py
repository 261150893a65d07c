"""Finds the numbers of houses: "10 Downing Street", "27, rue de Rivoli", "ул. Ленина, 5"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.quantities.name_words import STREETS, STREETS_FIRST, STREETS_IN_CAPITALS
from dashboard.figures.quantities.numbers import counts_something
from dashboard.figures.quantities.units import UNITS_AFTER
from dashboard.figures.tokens import Token, text_at

_LONGEST_STREET = 4  # tokens from the word for a street to the number


def end_of_street(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> int:
    """The token after "10 Downing Street" or "27, rue de Rivoli"; 0 for others, such as "10 miles of road"."""
    if not parts[start].text.isdigit() or len(parts[start].text) > 4:
        return 0
    is_after = _is_after_street(parts, start, capitals) and not counts_something(parts, start)
    if is_after or text_at(parts, start + 1 + (text_at(parts, start + 1) == ",")) in STREETS_FIRST - {"via"}:
        return start + 1
    for end in (start + 2, start + 3):
        is_short = all(part.is_word and not part.is_counted for part in parts[start + 1 : end + 1])
        is_street = text_at(parts, end) in STREETS or (text_at(parts, end) in STREETS_IN_CAPITALS and capitals[end])
        if is_street and is_short and not UNITS_AFTER.has(text_at(parts, start + 1)):
            return end + 1
    return 0


def _is_after_street(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> bool:
    """ "ул. Ленина, 5", "via Roma 12", "Hauptstraße 12"."""
    at = start - 1 - (text_at(parts, start - 1) == ",")
    is_last = text_at(parts, at) in STREETS_FIRST and at == start - 2  # "Невский проспект, 28"
    if is_last or text_at(parts, at).endswith(("strasse", "straat", "gasse")):
        return True
    first = max(at - _LONGEST_STREET, 0)
    found = next((place for place in range(at, first - 1, -1) if parts[place].text in STREETS_FIRST), at)
    return found < at and all(capitals[place] or parts[place].text == "." for place in range(found + 1, at + 1))
