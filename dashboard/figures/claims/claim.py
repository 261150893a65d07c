"""A quantity of a text, and what the text says it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.figures.quantities.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Claim:
    """What can be told of a quantity; what cannot is empty.

    `measures` may be several, the likeliest first; `is_measure_sure` tells that the text leaves no choice. `days` are
    the dates that it may be true of, each with its first and last day.
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


@dataclass(frozen=True, slots=True)
class ReadText:
    """All quantities of a text, those that can be held against figures as claims, and the day that it bears."""

    text: str
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    dated: date | None
