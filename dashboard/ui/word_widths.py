"""How wide words are on a page, for parts whose width is set before a browser draws them."""

from __future__ import annotations

from math import ceil

from dashboard.charts.svg.text import Run, width_of

_LETTER_PIXELS = 14  # of links, and of what a field holds


def measure_words(words: str, *, is_bold: bool = False) -> int:
    """Pixels of the words in one line."""
    return ceil(width_of((Run(words, is_bold=is_bold),), _LETTER_PIXELS))
