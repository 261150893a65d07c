"""Words that tell of a number that it is of one day, week or month."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.figures.claims.other_times import OTHER_TIME
from dashboard.figures.normalize import words
from dashboard.figures.tokens import Token, text_at, tokenize

_STRETCHES = tuple(
    tuple(part.text for part in tokenize(phrase))
    for phrase in (
        "past day", "last day", "past 24 hours", "last 24 hours", "previous day", "day before", "per day", "a day",
        "every day", "each day", "daily", "in one day", "in a single day", "overnight", "per week", "a week", "weekly",
        "past week", "last week", "per month", "a month", "monthly", "every month", "each month", "past month",
        "за сутки", "в сутки", "за минувшие сутки", "за прошедшие сутки", "за последние сутки", "в день", "за день",
        "в месяц", "ежедневно", "ежемесячно", "за добу", "на добу", "за минулу добу", "на день", "щодня", "на місяць",
        "щомісяця", "that year", "this year", "in the year", "a year", "per year", "alone", "that month", "this month",
        "за год", "за этот год", "за тот год", "за рік", "за цей рік", "за той рік", "за месяц", "за этот месяц",
        "за місяць", "за цей місяць", "за квартал", "только за", "лише за",
        "pro tag", "par jour", "al giorno", "por día", "por dia",
    )
)  # fmt: skip
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in _STRETCHES:
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)
_DAILY = words("daily weekly monthly ежедневно ежемесячно щодня щомісяця")
_CLAUSE_WORDS = words(
    "would will could but while whereas which although though then но тогда а хотя але тоді хоча який которая"
)
_CONTRAST = re.compile(r", (?:but|while|whereas|а|но|тогда как|але|тоді як) ", re.IGNORECASE)
_LONGEST_ITEM = 3  # words of a list between two numbers: "1,351 dead, the wounded at 3,825"


def is_of_stretch(parts: Sequence[Token], first: int, end: int) -> bool:
    """Whether the number at token `first` is that of one day, week or month; `end` is where the next one begins."""
    if any(part.text in _DAILY for part in parts[max(first - 3, 0) : first]):
        return True
    texts = tuple(part.text for part in parts[first:end])
    ends = (
        at + len(phrase)
        for at, text in enumerate(texts)
        for phrase in _BY_FIRST.get(text, ())
        if texts[at : at + len(phrase)] == phrase
    )
    return any(text_at(parts, first + end) not in OTHER_TIME for end in ends)  # "a day later" is none


def is_new_clause(between: str) -> bool:
    """Whether what stands between two numbers begins another clause, and no item of the same list."""
    _, comma, after = between.partition(",")
    has_verb = any(word in _CLAUSE_WORDS for word in between.split())
    return has_verb or (bool(comma) and len(after.split()) > _LONGEST_ITEM)


def end_of_clause(between: str) -> int:
    """Where "but" or the like begins another clause in what stands between two numbers; else where that ends."""
    found = _CONTRAST.search(between)
    return found.start() if found else len(between)
