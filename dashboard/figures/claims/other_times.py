"""A time that a text counts from another: "a year earlier", "six months later", "two years ago"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.claims.around_number import JOINS
from dashboard.figures.claims.text_days import Stretch, move_day
from dashboard.figures.normalize import words
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.tokens import Token, text_at

_UNITS_OF_TIME = words(
    "year years month months week weeks day days decade decades дней недель днів тижнів "
    "год года лет месяц месяца месяцев годом роком рік роки років місяць місяці місяців полгода півроку"
)
_END_OF_YEAR = {("end", "of", each, "year") for each in ("the", "that")}
_SOON = {(soon, after) for soon in ("soon", "shortly") for after in ("after", "afterwards")}
_LATER = {(word,) for word in words("later afterwards позже позднее пізніше згодом")}
_NEXT = words("day день")  # "a day later" is nearly the same time
_ENDS_OF_CLAUSES = frozenset(".,;:()!?—–")
_AGO = words("ago назад тому")
_EARLIER = words("earlier before previously ранее раньше раніше")
OTHER_TIME = _AGO | _EARLIER | words("later спустя потому пізніше")
_DAYS = {"week": 7, "month": 30.44, "year": 365.25}
_MARGINS = {"week": 3, "month": 15, "year": 45}  # days; who counts in years is no more exact
_MOST = 200
_LONGEST_MONTH = 31  # days
_ONE = {"week": words("week"), "month": words("month месяц місяць"), "year": words("year год рік годом роком")}
_THROUGH = words("через")
_THAT = words("того этого цього")
_LONGEST_LENGTH = 3  # tokens: "a year later"
_A = words("a one the через за") | {",", ""}
_FORMERLY = words("once originally initially formerly изначально первоначально спочатку колись початково")


def find_other_time(parts: Sequence[Token], before: int, first: int, after: int) -> int | None:
    """Where "later" or the like stands that tells the time of the number from token `first` up to `after`; else None.

    It stands before the number and after token `before`, or ends the clause that the number stands in: "9,000 three
    years earlier."
    """
    end = next((at for at in range(after, len(parts)) if parts[at].text in _ENDS_OF_CLAUSES), len(parts))
    texts = tuple(part.text for part in parts[after:end])
    if texts[:2] in _SOON or texts in _LATER:  # "9,000 soon after"
        return after
    if texts[-4:] in _END_OF_YEAR:  # "9,000 by the end of the year"
        return end - 1
    formerly = next((at for at in range(before, first) if parts[at].text in _FORMERLY), None)
    if formerly is not None:  # "once said to cost 9,000"
        return formerly
    places = [*range(max(before - 1, 1), first), *([end - 1] if end > after else ())]
    return next((at for at in places if _is_time(parts, at) and not _ends_number(parts, before, at, first)), None)


def _is_time(parts: Sequence[Token], at: int) -> bool:
    return parts[at - 1].text in _UNITS_OF_TIME - _NEXT and _is_apart(parts, at)


def _ends_number(parts: Sequence[Token], before: int, at: int, first: int) -> bool:
    """Whether a time just after the number before is of that one: "9,000 a year later and 8,000 in May"."""
    return 0 < before < at < first and at - before <= _LONGEST_LENGTH and text_at(parts, at + 1) in JOINS | {";"}


def _is_apart(parts: Sequence[Token], at: int) -> bool:
    """Whether a word after a length of time makes another time of it: "a year later", or "Six months on, it was"."""
    starts = (at - 2, at - 3)
    is_start = any(start == 0 or text_at(parts, start - 1) in (",", "and", ";") for start in starts)
    if any(text_at(parts, start) in _THROUGH for start in starts) or _is_before_that(parts, at):
        return True  # "через рік", "за год до этого"
    return parts[at].text in OTHER_TIME or (parts[at].text == "on" and is_start)


def _is_before_that(parts: Sequence[Token], at: int) -> bool:
    return parts[at].text == "до" and text_at(parts, at + 1) in _THAT


def count_on(
    parts: Sequence[Token], at: int, length: Quantity | None, named: Stretch | None, dated: date | None
) -> Stretch | None:
    """The days that "later" at token `at` means: `length` is the length of time before it, "a year" where it is None.

    It is counted from the day or year `named` last, "ago" from the day `dated` that the text bears. None where that is
    not told.
    """
    text, unit = parts[at].text, text_at(parts, at - 1)
    told = (dated, dated) if dated else None
    start = told if text in _AGO else named or told
    name = length.unit if length else next((name for name, forms in _ONE.items() if unit in forms), "")
    count = length.low if length else 1
    if start is None or count is None or name not in _DAYS or (length is None and text_at(parts, at - 2) not in _A):
        return None
    days = round(_DAYS[name] * float(count)) if count < _MOST else 0
    away = -days if text in _AGO | _EARLIER or _is_before_that(parts, at) else days
    margin = 0 if (start[1] - start[0]).days > _LONGEST_MONTH else _MARGINS[name]  # a year before 2024 is 2023
    return (move_day(start[0], away - margin), move_day(start[1], away + margin)) if days else None
