"""Statements that a reader types, or takes from a text, for the page "Your figures": rows of one sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.ui.reload import read_tab_state

_KEY = "statements"
# Columns of the sheet, as headings that the importer knows; and what a form asks for each, with an example.
FIELDS = {
    "who": ("Who said it", "Town Library"),
    "words": ("The number, in the words that were used", "almost 9,000"),
    "what": ("What is counted", "visits to the library"),
    "whose": ("Whose number it is", "the town"),
    "when": ("When it was true", "August 2022"),
    "when_said": ("When it was said", "25 August 2022"),
    "where_read": ("Where you read it", "https://gazette.example/2022"),
}
NEEDED = ("who", "words", "what")
NEEDED_WORDS = "who said it, the number in words, and what is counted"


def hand_over(rows: Sequence[Mapping[str, str]]) -> None:
    """Leaves rows, with the columns of `FIELDS`, for the page that reads them in."""
    read_tab_state().values[_KEY] = [dict(row) for row in rows]


def pick_up() -> list[dict[str, str]]:
    """The rows that another page has left; they are given once."""
    rows: list[dict[str, str]] = read_tab_state().values.pop(_KEY, [])
    return rows
