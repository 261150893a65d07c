"""A number that is a name, as a value, and what the readers of names share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.figures.tokens import Token

LONGEST_IN_NAME = 5  # digits of Su-35, unit 29155; 9-тысячный is none


class Name(NamedTuple):
    """A number that is a name or a place in an order, and the token after it."""

    kind: str
    start: int
    end: int


def after_glued(parts: Sequence[Token], end: int) -> int:
    """After the letters and digits that touch a name: "24M", "90-M"."""
    while end < len(parts) and parts[end - 1].touches(parts[end]):
        is_more = parts[end].is_word or parts[end].is_literal
        is_hyphen = (parts[end].is_dash or parts[end].text == "/") and is_joined(parts, end)
        if not is_more and not (is_hyphen and len(parts[end + 1].text) <= 3):
            break
        end += 1
    return end


def is_joined(parts: Sequence[Token], position: int) -> bool:
    """Whether a token touches the next one."""
    return position + 1 < len(parts) and parts[position].touches(parts[position + 1])
