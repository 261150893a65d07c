"""A quantity of a text, and what the text says it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.figures.quantities.elided_units import RATE
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.words import AGE, COUNT, DURATION, MONEY, PERCENT
from dashboard.figures.terms import LARGEST


@dataclass(frozen=True, slots=True)
class Claim:
    """What can be told of a quantity; what cannot is empty.

    `measures` may be several, the likeliest first; `is_measure_sure` tells that the text leaves no choice,
    `beside` are those that a noun of several meanings, just after the number, names. `days` are the dates that it may
    be true of, each with its first and last day. `is_denied`: the text says that it is not so.
    `is_of_stretch`: it counts one day, week or month, as "1,040 over the past day".
    `is_subject_said` and `is_day_said`: its own sentence says so, and not only what stands before it.
    `last_named` is the date that the text named last before it. `is_of_now`: no day is named, and the sentence says
    nothing but how many there are. `is_measure_said`: what stands near the number says what it counts, and not only the
    numbers before it. `count_nearest`: how many of the speakers are named nearest. `is_compared`: another number is
    held against it, so it may be of another time, or count something near it. `is_day_apart`: another
    number stands between it and the day that its sentence names.
    """

    number: int
    quantity: Quantity
    measures: tuple[str, ...] = ()
    is_measure_sure: bool = False
    subjects: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    days: tuple[tuple[date, date], ...] = ()
    arithmetic: str = ""
    is_wrong_sum: bool = False
    is_denied: bool = False
    is_of_stretch: bool = False
    is_subject_said: bool = True
    is_day_said: bool = True
    last_named: date | None = None
    is_of_now: bool = False
    beside: tuple[str, ...] = ()
    is_measure_said: bool = False
    count_nearest: int = 1
    is_compared: bool = False
    is_day_apart: bool = False


def form_of(quantity: Quantity) -> str:
    """What figures must count to be held against it: "count", "years", "percent" or "money GBP"; empty for none.

    A sum for each unit of money is a ratio, which is a count.
    """
    if quantity.kind == AGE or (quantity.kind == DURATION and _is_in_years(quantity)):
        return "years"
    if quantity.kind == MONEY and RATE in quantity.unit:
        return "count"
    return {COUNT: "count", PERCENT: "percent", MONEY: f"money {quantity.unit}"}.get(quantity.kind, "")


def _is_in_years(quantity: Quantity) -> bool:
    """Whether a length of time is in years, or in months that make whole years: "12 months"."""
    ends = (quantity.low, quantity.high)
    return quantity.unit == "year" or (quantity.unit == "month" and not any(end is None or end % 12 for end in ends))


def is_comparable(quantity: Quantity) -> bool:
    """Whether a figure can say the same, or something else: none is larger than `LARGEST`."""
    numbers = [quantity.low or 0, quantity.high or 0, quantity.at_least or 0, quantity.at_most or 0]
    return bool(form_of(quantity)) and max(numbers) <= LARGEST and min(numbers) >= -LARGEST


@dataclass(frozen=True, slots=True)
class ReadText:
    """All quantities of a text, those that can be held against figures as claims, and the day that it bears."""

    text: str
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    dated: date | None
