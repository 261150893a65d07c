"""Reads sentences and lists with numbers in them, by the reader that checks texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.errors import FileError
from dashboard.figures.quantities.plain_text import cut_sentences, read_plain
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.reader import find_quantities
from dashboard.figures.quantities.words import COUNT, MEASURE, MONEY, PERCENT
from dashboard.importing.forms.delimited import Records
from dashboard.importing.limits import Limits

_NUMBERS = (COUNT, MONEY, PERCENT, MEASURE)
_DATES = ("date", "year")
_LONGEST_LABEL = 80
_MOST_SENTENCES = 20  # as long as a cell may be, in one line
_BULLET = re.compile(r"^\s*(?:[-*+•·‣◦–—]|\d{1,2}[.)])\s+(?=\S)")
_WHOSE = re.compile(r"([^\W\d][^\d:;.]{1,58}?)(?::| [–—-]) +(?=.*\d)")  # "France: 1,200 visits"
HEADINGS = ("what", "words", "date", "note", "subject")


def read_sentences(text: str, limits: Limits) -> Records:
    """A row for each number: the sentence without it, the phrase, the date that the sentence names, and the sentence.

    Of a list in which each line begins with a name and a colon, the name is the subject.
    """
    items: list[tuple[int, str]] = []
    for line, paragraph in enumerate(text.splitlines(), start=1):
        if len(paragraph) > _MOST_SENTENCES * limits.characters:
            limits.check_row(line, (paragraph,))
        items += [(line, item) for item in _cut(_BULLET.sub("", paragraph, count=1))]
        limits.check_count(len(items))
    names = [_WHOSE.match(item) for _, item in items]
    is_list = len(items) > 1 and all(names)
    cells: list[tuple[str, ...]] = [HEADINGS if is_list else HEADINGS[:-1]]
    lines = [0]
    for (line, item), name in zip(items, names, strict=True):
        limits.check_row(line, (item,))
        whose = (name[1],) if is_list and name else ()
        for row in _read_numbers(item[name.end() :] if is_list and name else item):
            cells.append((*row, " ".join(item.split()), *whose))
            lines.append(line)
            limits.check_count(len(cells))
    if len(cells) == 1:
        raise FileError(
            "The text holds no table and no number. Paste cells of a spreadsheet, or sentences with numbers."
        )
    return Records(cells, lines, "")


def _cut(paragraph: str) -> list[str]:
    """The sentences of a line, each up to where the next one begins."""
    plain = read_plain(paragraph)
    starts = [plain.places[one.start] for one in cut_sentences(plain)]
    ends = [*starts[1:], len(paragraph)]
    return [paragraph[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _read_numbers(sentence: str) -> Iterator[tuple[str, str, str]]:
    found = find_quantities(sentence)
    dates = [one for one in found if one.kind in _DATES and one.day[:4].isdigit()]
    for one in found:
        if one.kind in _NUMBERS and not one.is_change:
            yield _describe(sentence, one, dates), one.text, dates[0].day if dates else ""


def _describe(sentence: str, number: Quantity, dates: list[Quantity]) -> str:
    """What is counted: the sentence without the number and, where it stands in parentheses, the date."""
    marks = [(number.start, number.end, "…")]
    marks += [
        (date.start - 1, date.end + 1, "")
        for date in dates
        if sentence[: date.start].endswith("(") and sentence[date.end :].startswith(")")
    ]
    for start, end, sign in sorted(marks, reverse=True):
        sentence = f"{sentence[:start]}{sign} {sentence[end:]}"
    return " ".join(sentence.split()).strip(" .…:;,")[:_LONGEST_LABEL] or "Number"
