"""The days that a text has named up to one of its numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from dashboard.figures.claims.text_days import Stretch, read_stretch
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.words import DATE, YEAR


class NamedDays:
    """The dates of a text in the order of print; `dated` is the day that it bears."""

    def __init__(self, quantities: Sequence[Quantity], dated: date | None) -> None:
        self._dated = dated
        named = [one for one in quantities if one.kind in (DATE, YEAR) and one.day]
        full = [one for one in named if one.kind == DATE and not one.day.startswith("--")]
        self._stretches = [(one.start, stretch) for one in named if (stretch := read_stretch(one.day, dated))]
        days = {stretch for _, stretch in self._stretches} if not dated else set()
        self._only = tuple(days) if len(days) == 1 and all(first == last for first, last in days) else ()
        self._full = [(one.start, stretch[0]) for one in full if (stretch := read_stretch(one.day, None))]
        self._latest = list(accumulate((day for _, day in self._full), max))

    def only(self, place: int) -> tuple[Stretch, ...]:
        """The one day that the text names, after a letter of it; empty where it bears a day or names other times."""
        return self._only if self._only and self._stretches[0][0] > place else ()

    def last(self, place: int) -> date | None:
        """The first day of the day, month or year that was named last before a letter of the text."""
        stretch = self.last_stretch(place)
        return stretch[0] if stretch else None

    def last_stretch(self, place: int) -> Stretch | None:
        """The day, month or year that was named last before a letter of the text."""
        at = bisect_right(self._stretches, place, key=lambda each: each[0])
        return self._stretches[at - 1][1] if at else None

    def latest(self, place: int) -> date | None:
        """The latest day that the text named before a letter of it."""
        at = bisect_right(self._full, place, key=lambda each: each[0])
        return self._latest[at - 1] if at else None

    def year_of(self, place: int) -> date | None:
        """The day whose year a day without one is of: the date that the text named last, else that of the text."""
        at = bisect_right(self._full, place, key=lambda each: each[0])
        return self._full[at - 1][1] if at else self._dated
