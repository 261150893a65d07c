"""Reads what somebody types into the search box: words to find, and numbers that are meant as numbers.

A number with its thousands apart ("9,000", "1 013 628") is looked up whole. One with a scale word ("1.15 million") also
finds the numbers that it may be a rounding of. Bare digits ("137") and a number that is still being typed ("9,0") count
as words: they are found from their start. The texts themselves are taken apart by `search_words` in
`queries/tables/06_search_words.sql`; a test holds that each finds itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dashboard.figures.amounts import magnitude_of
from dashboard.figures.hedge_words import HEDGES
from dashboard.figures.hedges import hedge_interval
from dashboard.figures.normalize import normalize
from dashboard.figures.numerals import Number, NumberSpan, find_numbers
from dashboard.figures.quantities.dates import read_day
from dashboard.figures.quantities.words import DATE, YEAR
from dashboard.figures.spelling import list_spellings
from dashboard.figures.tokens import DASHES, Token, tokenize

_DATE = re.compile(r"(?<![\w-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w-])")
_TAKEN = "\0"  # in place of each character of a date that was found
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([ .,'])[0-9]{3}(?:\1[0-9]{3})*")

# The first word of each rule that is long enough to have others.
_ONE_WORD = {
    rule: phrase[0] for phrase, rule in reversed(list(HEDGES.items())) if len(phrase) == 1 and len(phrase[0]) > 3
}


class Search(NamedTuple):
    """`words` are to start a word of the figure, in any order; `numbers`, in bare digits, are to stand in it whole.

    "almost|nearly" is one word in two spellings. In "9000|8550|9450" the last two are the bounds of what is rounded to
    9,000, and a figure that states a number within them is found, too.
    """

    words: tuple[str, ...]
    numbers: tuple[str, ...]


def parse_search(query: str) -> Search:
    """Both are empty where the query has neither letter nor digit. Never raises."""
    text = normalize(query).replace("|", " ")  # which stands between spellings
    words = _DATE.findall(text)
    text = _DATE.sub(lambda date: _TAKEN * len(date[0]), text)
    numbers = []
    read_to = 0
    for number, start, end in _whole_numbers(text):
        numbers.append(number)
        words += text[read_to:start].replace(_TAKEN, " ").split()
        read_to = end
    words += text[read_to:].replace(_TAKEN, " ").split()
    findable = (word for word in words if any(letter.isalnum() for letter in word))
    return Search(tuple(dict.fromkeys(findable)), tuple(dict.fromkeys(numbers)))


def _whole_numbers(text: str) -> Iterator[tuple[str, int, int]]:
    """Numbers that are complete, in bare digits, and from where to where they are printed."""
    parts = tokenize(text)
    for span in find_numbers(parts):
        first, last = parts[span.start], parts[span.end - 1]
        is_grouped = bool(_GROUPED.fullmatch(first.text))
        if is_grouped and (span.end == span.start + 1 or len(last.text) == 1):  # "9,000 m" may become "9,000 men"
            yield re.sub(r"[^0-9]", "", first.text), first.start, first.end
        elif _is_complete(parts, span) and not _is_in_name(text, first.start, last.end):
            yield _write_rounded(span.number), first.start, last.end


def _write_rounded(number: Number) -> str:
    value = magnitude_of(number.value)
    if not number.is_rounded:
        return str(value)
    of = hedge_interval("rounded", value, number.step)
    return f"{value}|{of.at_least}|{of.at_most}"


def read_amounts(query: str) -> list[str]:
    """Every number of a text but those of dates and years, in digits or in words: bare digits without its sign."""
    parts = tokenize(query)
    days = ((at, read_day(parts, at, is_capital=True)) for at in range(len(parts)))
    dates = [(at, day.end) for at, day in days if day and day.kind in (DATE, YEAR)]
    spans = (one for one in find_numbers(parts) if not any(at <= one.start < end for at, end in dates))
    return [str(abs(span.number.value)) for span in spans]


def widen_search(search: Search, keys: Mapping[str, str]) -> Search:
    """The same search, each word with its other spellings; `keys` has the key of each word of the data."""
    spellings = [[each for word in one for each in list_spellings(word, keys)] for one in _join(search.words)]
    return Search(tuple("|".join(dict.fromkeys(one)) for one in spellings), search.numbers)


def _join(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """ "more", "than" become one: the longest word of the phrase, or one word that says the same, "over"."""
    place = 0
    while place < len(words):
        phrase = next((words[place : place + many] for many in (4, 3, 2) if words[place : place + many] in HEDGES), ())
        word = max(phrase, key=len, default=words[place])
        yield (word, _ONE_WORD.get(HEDGES[phrase], word)) if phrase else (word,)
        place += len(phrase) or 1


def _is_complete(parts: list[Token], span: NumberSpan) -> bool:
    """Digits with a scale word, their own or that of the end of their range; words alone are searched as words."""
    has_digits = any(part.is_literal for part in parts[span.start : span.end])
    return has_digits and (span.number.is_rounded or span.end > span.start + 1)


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Within a name such as age-pool-24m-ki."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    return (before[-1:] in [*DASHES] and before[0].isalnum()) or (after[:1] in [*DASHES] and after[1:].isalnum())
