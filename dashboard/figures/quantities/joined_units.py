"""Numbers that have a unit together: "two hours 41 minutes", "6 ft 2 in", "30 x 20 x 12 cm"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from dashboard.figures.joint_words import AND_WORDS, FROM_WORDS
from dashboard.figures.quantities.bounds import Printed
from dashboard.figures.quantities.numbers import FoundNumber
from dashboard.figures.quantities.words import COUNT, DURATION, MEASURE, MONEY
from dashboard.figures.scale_words import MILLION
from dashboard.figures.tokens import Token, text_at

# How many of the smaller unit make the larger one.
_SMALLER = {
    ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("day", "hour"): 24, ("week", "day"): 7,
    ("ft", "in"): 12, ("m", "cm"): 100, ("km", "m"): 1000, ("kg", "g"): 1000, ("lb", "oz"): 16, ("USD", "cent"): 100,
    ("EUR", "cent"): 100, ("GBP", "cent"): 100,
}  # fmt: skip
_TIMES = ("x", "×", "х", "by", "на", "por", "mal")


def join_units(parts: Sequence[Token], numbers: Sequence[FoundNumber]) -> list[FoundNumber]:
    """The numbers of a sentence, with a number and its smaller unit as one, and with the unit of a row of sides."""
    return _share_last_unit(parts, _join_smaller_units(parts, numbers))


def _join_smaller_units(parts: Sequence[Token], numbers: Sequence[FoundNumber]) -> list[FoundNumber]:
    joined = list(numbers[:1])
    for number in numbers[1:]:
        first = joined[-1]
        second = _read_minutes(parts, first, number)
        count = _SMALLER.get((first.unit, second.unit), 0)
        is_coin = first.kind == MONEY == second.kind and first.unit == second.unit and second.printed.value < 1
        count = 1 if is_coin else count  # "199 руб. 90 коп.", whose 90 are 0.9 already
        is_next = second.start == first.end + (text_at(parts, first.end) in AND_WORDS | {",", "."})
        if (
            count
            and is_next
            and first.printed.value.denominator == 1
            and second.printed.value < count
            and not first.printed.is_rounded
        ):
            value = first.printed.value + second.printed.value / count
            printed = first.printed._replace(value=value, step=Fraction(second.printed.step) / count)
            joined[-1] = replace(first, printed=printed, end=second.end)
        else:
            joined.append(second)
    return joined


def _read_minutes(parts: Sequence[Token], hours: FoundNumber, number: FoundNumber) -> FoundNumber:
    """The number after one of hours: of "2h 45m", as minutes and not as millions."""
    minutes = number.printed.value / MILLION
    is_short = text_at(parts, number.end - 1) == "m" and hours.unit == "hour" and number.start == hours.end
    if not is_short or number.kind != COUNT or minutes >= _SMALLER["hour", "minute"]:
        return number
    return replace(number, printed=Printed(minutes, Fraction(1), is_rounded=False), kind=DURATION, unit="minute")


def _share_last_unit(parts: Sequence[Token], numbers: list[FoundNumber]) -> list[FoundNumber]:
    for at in range(len(numbers) - 2, -1, -1):
        first, second = numbers[at : at + 2]
        is_side = text_at(parts, first.end) in _TIMES and second.start == first.end + 1
        is_side = is_side and text_at(parts, first.start - 1) not in FROM_WORDS  # "rose from 5 by 3 metres"
        if is_side and first.kind == COUNT and second.kind == MEASURE:
            numbers[at] = replace(first, kind=second.kind, unit=second.unit)
    return numbers
