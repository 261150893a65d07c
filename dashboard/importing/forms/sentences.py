"""Reads a list of sentences with a number each, by the reader that checks texts."""

from __future__ import annotations

from dashboard.errors import FileError
from dashboard.figures.quantities.reader import find_quantities
from dashboard.figures.quantities.words import COUNT, MEASURE, MONEY, PERCENT
from dashboard.importing.forms.delimited import Records
from dashboard.importing.limits import Limits

_NUMBERS = (COUNT, MONEY, PERCENT, MEASURE)
_DATES = ("date", "year")
_LONGEST_LABEL = 80
HEADINGS = ("what", "words", "date", "note")


def read_sentences(text: str, limits: Limits) -> Records:
    """A row for each number: the sentence without it, the phrase, and the date that the sentence names."""
    cells: list[tuple[str, ...]] = [HEADINGS]
    lines = [0]
    for line, sentence in enumerate(text.splitlines(), start=1):
        limits.check_row(line, (sentence,))
        found = find_quantities(sentence)
        day = next((one.day for one in found if one.kind in _DATES and one.day[:4].isdigit()), "")
        for one in found:
            if one.kind in _NUMBERS and not one.is_change:
                rest = " ".join(f"{sentence[: one.start]}… {sentence[one.end :]}".split()).strip(" .…:")
                cells.append((rest[:_LONGEST_LABEL], one.text, day, " ".join(sentence.split())))
                lines.append(line)
                limits.check_count(len(cells))
    if len(cells) == 1:
        raise FileError(
            "The text holds no table and no number. Paste cells of a spreadsheet, or sentences with numbers."
        )
    return Records(cells, lines, "")
