"""Words that tell of a number that it is of one day, week or month, or of another time than the one just named."""

from __future__ import annotations

from collections.abc import Sequence

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
_UNITS_OF_TIME = words(
    "year years month months week weeks day days decade decades дней недель днів тижнів "
    "год года лет месяц месяцев годом роком рік років місяць"
)
_END_OF_YEAR = {("end", "of", each, "year") for each in ("the", "that")}
_SOON = {(soon, after) for soon in ("soon", "shortly") for after in ("after", "afterwards")}
_LATER = {(word,) for word in words("later afterwards позже позднее пізніше згодом")}
_NEXT = words("day день")  # "a day later" is nearly the same time
_CLAUSE_WORDS = words(
    "would will could but while whereas which although though then но тогда а хотя але тоді хоча який которая"
)
_LONGEST_ITEM = 3  # words of a list between two numbers: "1,351 dead, the wounded at 3,825"
_ENDS_OF_CLAUSES = frozenset(".,;:()!?—–")
_OTHER_TIME = words("earlier before ago later previously ранее назад спустя раніше тому потому пізніше")


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
    return any(text_at(parts, first + end) not in _OTHER_TIME for end in ends)  # "a day later" is none


def is_of_other_time(parts: Sequence[Token], before: int, first: int, after: int) -> bool:
    """Whether "three years earlier" stands before the number from token `first` up to `after`, and after `before`.

    It may also end the clause that the number stands in: "9,000 three years earlier."
    """
    end = next((at for at in range(after, len(parts)) if parts[at].text in _ENDS_OF_CLAUSES), len(parts))
    texts = tuple(part.text for part in parts[after:end])
    if texts[:2] in _SOON or texts in _LATER:  # "9,000 soon after"
        return True
    if texts[-4:] in _END_OF_YEAR:  # "9,000 by the end of the year"
        return True
    places = [*range(max(before - 1, 1), first), *([end - 1] if end > after else ())]
    return any(parts[at].text in _OTHER_TIME and parts[at - 1].text in _UNITS_OF_TIME - _NEXT for at in places)


def is_new_clause(between: str) -> bool:
    """Whether what stands between two numbers begins another clause, and no item of the same list."""
    _, comma, after = between.partition(",")
    has_verb = any(word in _CLAUSE_WORDS for word in between.split())
    return has_verb or (bool(comma) and len(after.split()) > _LONGEST_ITEM)
