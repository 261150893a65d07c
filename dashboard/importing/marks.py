"""What stands beside the digits of cells and is easily overlooked: letters of statistical offices, years of two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.importing.recipe import Note
from dashboard.importing.values.dates import DATE_MARK, FISCAL
from dashboard.importing.values.numbers import LETTER_FLAG


def describe_marks(cells: Iterable[str], dates: Sequence[str]) -> list[Note]:
    """Notes on cells of numbers and of dates."""
    notes = []
    letters = [found[0].strip() for cell in cells if (found := LETTER_FLAG.search(cell))]
    if letters:
        text = f"{len(letters):,} numbers have a letter of their publisher behind them, which is left out"
        notes.append(Note(text, tuple(dict.fromkeys(letters))))
    if years := [one for one in dict.fromkeys(dates) if re.fullmatch(FISCAL, one)]:
        notes.append(Note("Years that begin in one year and end in the next count as the first", tuple(years)))
    if marked := [one for one in dict.fromkeys(dates) if DATE_MARK.search(one)]:
        notes.append(Note("Marks behind dates, such as “(p)”, are left out", tuple(marked)))
    return notes
