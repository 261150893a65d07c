"""Finds the hedges among the words before a number, or after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.figures.hedge_words import HEDGES, HEDGES_AFTER, NEGATIONS, OPPOSITES
from dashboard.figures.tokens import Token

HEDGES_AFTER_ALONE = {phrase: rule for phrase, rule in HEDGES_AFTER.items() if phrase not in HEDGES}
LONGEST_HEDGE = max(len(phrase) for phrase in (*HEDGES, *HEDGES_AFTER))
FARTHEST_HEDGE = 2  # words between a hedge and its number: "exceeded a staggering 50,000"


def find_hedges(parts: Sequence[Token], known: Mapping[tuple[str, ...], str], *, is_before: bool) -> list[str]:
    """The hedges among the tokens before (or after) a number that are near enough to it, in the order of print."""
    hedges: list[str] = []
    position = 0
    while position < len(parts):
        length = _hedge_length(parts, position, known)
        rule = known.get(_texts(parts, position, length), "none")
        if position and parts[position - 1].text in NEGATIONS:
            rule = OPPOSITES.get(rule, rule)
        between = parts[position + length :] if is_before else parts[:position]
        if rule != "none" and sum(part.is_word for part in between) <= FARTHEST_HEDGE:
            hedges.append(rule)
        position += length
    return hedges


def _hedge_length(parts: Sequence[Token], position: int, known: Mapping[tuple[str, ...], str]) -> int:
    """Tokens of the longest hedge at a position; 1 where there is none."""
    lengths = range(LONGEST_HEDGE, 1, -1)
    return next((length for length in lengths if _texts(parts, position, length) in known), 1)


def _texts(parts: Sequence[Token], position: int, length: int) -> tuple[str, ...]:
    return tuple(part.text for part in parts[position : position + length])


def is_after_hedge(parts: Sequence[Token], start: int) -> bool:
    """Whether a hedge stands directly before a token."""
    return any(_texts(parts, start - length, length) in HEDGES for length in (1, 2, 3) if length <= start)
