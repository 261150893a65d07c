"""What stands beside the digits of cells and is easily overlooked: letters of statistical offices, years of two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.figures.quantities.reader import find_quantities
from dashboard.importing.recipe import Note
from dashboard.importing.values.dates import DATE_MARK, find_fiscal_year, find_span_in, find_stretch_in
from dashboard.importing.values.numbers import LETTER_FLAG

_TIME = re.compile(r"(?<=\d)[T ](?!0?0:00(?:\D|$))\d{1,2}:\d{2}")
_AS_OF = re.compile(r"\b(as (of|at)|stand|по состоянию|станом на|stan na|situation au)\b", re.IGNORECASE)


def find_as_of(notes: Iterable[str]) -> str:
    """The one date that the notes around a table say it is of: "As of 31 March 2023"; empty for none or several."""
    found = [one for note in notes if _AS_OF.search(note) for one in find_quantities(note)]
    days = {one.day for one in found if one.kind == "date" and one.day[:4].isdigit()}
    return days.pop() if len(days) == 1 else ""


def describe_marks(cells: Iterable[str], dates: Sequence[str]) -> list[Note]:
    """Notes on cells of numbers and of dates."""
    notes = []
    letters = [found[0].strip() for cell in cells if (found := LETTER_FLAG.search(cell))]
    if letters:
        text = f"{len(letters):,} numbers have a letter of their publisher behind them, which is left out"
        notes.append(Note(text, tuple(dict.fromkeys(letters))))
    if years := [one for one in dict.fromkeys(dates) if find_fiscal_year(one)]:
        notes.append(Note("Years that begin in one year and end in the next count as the first", tuple(years)))
    if spans := [one for one in dict.fromkeys(dates) if find_span_in(one)]:
        text = "Stretches of several years stand at their last year, and each is a part of its own"
        notes.append(Note(text, tuple(spans)))
    parts = [one for one in dict.fromkeys(dates) if find_stretch_in(one) in ("quarter", "half_year")]
    if parts:
        notes.append(Note("Quarters and half-years stand at their last month", tuple(parts)))
    if times := [one for one in dict.fromkeys(dates) if _TIME.search(one)]:
        text = "Times of the day are left out of dates; a column of their own can be the part"
        notes.append(Note(text, tuple(times)))
    if marked := [one for one in dict.fromkeys(dates) if DATE_MARK.search(one)]:
        notes.append(Note("Marks behind dates, such as “(p)”, are left out", tuple(marked)))
    return notes
