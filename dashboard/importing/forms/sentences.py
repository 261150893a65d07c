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
_ON_A_DAY = r"(?:(?:on |le |am )?\d{1,2}\.? [^\W\d]{3,12}\.? \d{4}(?: года| року| г\.| р\.)?,? )?"
_SAYING = (
    r"(?:has |have )?(?:said|says?|claim(?:s|ed)?|report(?:s|ed)?|announce[sd]?|state[sd]?|estimate[sd]?)|"
    r"заяв(?:ил|или|ила|ило|ляет)|сообщ(?:ил|или|ила|ило|ает)|утвержда(?:ет|ют|л|ла|ли)|оценил[аио]?|"
    r"заяв(?:ив|или|ила|ило|ляє)|повідом(?:ив|или|ила|ило|ляє)|стверджу(?:є|ють|вав|вала|вали)|оцінил[аио]|оцінив"
)
_SAYS = re.compile(
    rf"{_ON_A_DAY}(?:(?:according to|по данным|за даними) (?P<source>[^,\d]{{2,60}}),|"
    rf"(?P<who>[^\W\d][^,:;\d]{{1,60}}?) (?:{_SAYING})\b)",
    re.IGNORECASE,
)
# What stands behind a number up to where, when or by whom: "people were injured".
_COUNTED = re.compile(
    r"\s+((?!of\b|to\b|and\b|or\b)[^\W\d][^\d.,:;()]*?)"
    r"(?= (?:as of|by|in|on|since|until|at|from|after|before|during)\b|[\d.,:;()]|$)",
    re.IGNORECASE,
)
_CHANGE = re.compile(r" ?\([+−–-] ?\d[\d., ]*\)")
_FIRST_OF_ALL = 4  # the columns from here on are there only where each row has a cell
HEADINGS = ("what", "words", "date", "sentence", "subject", "speaker")


def read_sentences(text: str, limits: Limits) -> Records:
    """A row for each number: the sentence without it, the phrase, the date that the sentence names, and the sentence.

    The sentence is there to be looked at: no figure takes it, since it is somebody's text.

    Of a list in which each line begins with a name and a colon, the name is the subject. Where each sentence names who
    says it, that is the speaker.
    """
    items: list[tuple[int, str]] = []
    for line, paragraph in enumerate(text.splitlines(), start=1):
        if len(paragraph) > _MOST_SENTENCES * limits.characters:
            limits.check_row(line, (paragraph,))
        items += [(line, item) for item in _cut(_BULLET.sub("", paragraph, count=1))]
        limits.check_count(len(items))
    names = [_WHOSE.match(item) for _, item in items]
    is_list = len(items) > 1 and all(names)
    cells: list[tuple[str, ...]] = [HEADINGS]
    lines = [0]
    for (line, item), name in zip(items, names, strict=True):
        limits.check_row(line, (item,))
        whose = name[1] if is_list and name else ""
        for row in _read_numbers(item[name.end() :] if is_list and name else item):
            cells.append((*row, " ".join(item.split()), whose, find_sayer(item)))
            lines.append(line)
            limits.check_count(len(cells))
    kept = [place for place in range(len(HEADINGS)) if place < _FIRST_OF_ALL or all(row[place] for row in cells)]
    cells = [tuple(row[place] for place in kept) for row in cells]
    if len(cells) == 1:
        raise FileError(
            "The text holds no table and no number. Paste cells of a spreadsheet, or sentences with numbers."
        )
    return Records(cells, lines, "")


def find_sayer(sentence: str) -> str:
    """Who says it, at the start of a sentence or behind a day: "The ministry said …", "According to the union, …"."""
    found = _SAYS.match(sentence)
    return (found["source"] or found["who"]).strip() if found else ""


def _cut(paragraph: str) -> list[str]:
    """The sentences of a line, each up to where the next one begins."""
    plain = read_plain(paragraph)
    starts = [plain.places[one.start] for one in cut_sentences(plain)]
    ends = [*starts[1:], len(paragraph)] if starts else []  # a blank line has none
    return [paragraph[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _read_numbers(sentence: str) -> Iterator[tuple[str, str, str]]:
    found = find_quantities(sentence)
    counts = [one for one in found if one.kind in _DATES and _is_count(sentence, one)]
    dates = [one for one in found if one.kind in _DATES and one.day[:4].isdigit() and one not in counts]
    for one in found:
        if (one.kind in _NUMBERS and not one.is_change) or one in counts:
            yield _describe(sentence, one, dates), one.text, dates[0].day if dates else ""


def _is_count(sentence: str, year: Quantity) -> bool:
    """Whether four digits count something: their change stands behind them, "tanks – 1931 (+9)"."""
    return year.kind == "year" and bool(_CHANGE.match(sentence, year.end))


def _describe(sentence: str, number: Quantity, dates: list[Quantity]) -> str:
    """What is counted: the words behind the number; else the sentence without it, a date or a change."""
    if counted := _COUNTED.match(sentence, number.end):
        return " ".join(counted[1].split())[:_LONGEST_LABEL]
    marks = [(number.start, number.end, "…")]
    marks += [(*found.span(), "") for found in _CHANGE.finditer(sentence)]
    marks += [
        (date.start - 1, date.end + 1, "")
        for date in dates
        if sentence[: date.start].endswith("(") and sentence[date.end :].startswith(")")
    ]
    for start, end, sign in sorted(marks, reverse=True):
        sentence = f"{sentence[:start]}{sign} {sentence[end:]}"
    return " ".join(sentence.split()).strip(" .…:;,-‒–—")[:_LONGEST_LABEL] or "Number"
