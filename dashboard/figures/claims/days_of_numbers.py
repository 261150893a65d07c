"""The days that each number of a text may be of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.figures.claims.clause_dates import dates_of_clause
from dashboard.figures.claims.named_days import NamedDays
from dashboard.figures.claims.other_times import count_on
from dashboard.figures.claims.stretches import end_of_clause, is_new_clause
from dashboard.figures.claims.text_days import (
    LONGEST_TOTAL,
    Stretch,
    days_of,
    find_relative_day,
    is_begin,
    move_day,
    read_span,
    read_stretch,
)
from dashboard.figures.quantities.plain_text import PlainText, Sentence
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.words import DATE, DURATION, YEAR

_AT = re.compile(r"\s(?:in|of|on|by|at|в|у|на|к|до)\s")
_LABEL = re.compile(r"(?:-?\w{1,2}|\s(?:г\.|р\.|года|року))?\s?[–—:-]\s", re.IGNORECASE)
_THAT_WAS = re.compile(
    r"(?:(?:but|and)\s)?(?:that|this|it) was\s(?:only\s|back\s)?(?:(?:in|on|by|for)\s)?|"
    r"(?:но\s|а\s|але\s)?(?:это|то|це)\s(?:было|була|було)\s(?:ещё\s|еще\s|ще\s)?(?:(?:в|у|на)\s)?",
    re.IGNORECASE,
)
# What joins a date to the number after it: "9,000, and in May 8,000", "9,000 for what in May was 8,000".
_LEAD = re.compile(
    r"(?:[,;]|\s(?:and|that|which|what|и|а|та|і|й))(?:,?\s(?:and|then|и|а|та|і|й))*,?\s"
    r"(?:in|on|by|at|as of|в|у|на|к|до|станом на)\s(?:[^\W\d]+\s){0,4}$",
    re.IGNORECASE,
)
_TAIL = re.compile(r",?\s(?:[^\s,;.]+\s){0,5}[^\s\w,;.]*")
_LONGEST_TIME = 3  # tokens: "half a year"


class DaysOfNumbers:
    """Tells the days of the numbers of a text, sentence by sentence.

    `named` are the days that the text names, `quantities` all of each sentence but for the days from which something
    is counted.
    """

    def __init__(
        self, plain: PlainText, sentences: Sequence[Sentence], quantities: Sequence[Quantity], dated: date | None
    ) -> None:
        """`dated` is the day that the text bears."""
        self.text, self.places, self.sentences, self.dated = plain.given, plain.places, sentences, dated
        self.begun = {one.sentence: one for one in quantities if is_begin(self.text, one)}
        others = [one for one in quantities if not is_begin(self.text, one)]
        self.quantities: dict[int, list[Quantity]] = {}
        for one in others:
            self.quantities.setdefault(one.sentence, []).append(one)
        self.named = NamedDays(others, dated)
        self.relative: tuple[Stretch, ...] | None = None

    def begin(self, sentence: int) -> None:
        """Goes on to a sentence."""
        parts = self.sentences[sentence].parts
        self.relative = find_relative_day(parts, self.dated, self.named.last(self.places[parts[0].start]))

    def of(self, quantity: Quantity, numbers: Iterable[Quantity]) -> tuple[Stretch, ...] | None:
        """The days that a number may be of by its own sentence, that of `numbers`; None where this names none."""
        year_of = self.named.year_of(quantity.end)
        end = self._end_of_clause(quantity, numbers)
        beside = [one for one in self.quantities[quantity.sentence] if one.start < end]
        clause = dates_of_clause(self.text, quantity, beside)
        if any(one.kind == DATE and not one.day for one in clause):
            return ()
        begun = self.begun.get(quantity.sentence)
        since = self._since(begun, year_of) if begun else ()
        if begun and (span := read_span(self.text, begun, clause, year_of)):
            return (span,)
        if begun and since and _LABEL.fullmatch(self.text, begun.end, quantity.start):
            return (read_stretch(begun.day, year_of) or since[0], *since)  # "с 1 мая 2022 года – 9000"
        if that := self._named_by_next(quantity, year_of):
            return that
        if days := days_of(quantity, clause, year_of, is_told_on=year_of != self.dated):
            # "In a talk of 26 February 2024: 9,000 in September 2022, and 8,000 in December."
            later = self.named.latest(quantity.start)
            return tuple(dict.fromkeys([*days, *(days_of(quantity, clause, later) if later != year_of else ())]))
        return self.relative if self.relative is not None else since or None

    def _since(self, begun: Quantity, year_of: date | None) -> tuple[Stretch, ...]:
        """From the day on which a count began to that of the text."""
        stretch = read_stretch(begun.day, year_of)
        return ((stretch[0], self.dated or move_day(stretch[0], LONGEST_TOTAL)),) if stretch else ()

    def _named_by_next(self, quantity: Quantity, year_of: date | None) -> tuple[Stretch, ...]:
        """The day that the next sentence gives: "It was 9,000. That was in 2017."""
        beside = self.quantities.get(quantity.sentence + 1, [])
        if len(beside) != 1 or beside[0].kind not in (DATE, YEAR):
            return ()
        start = self.places[self.sentences[quantity.sentence + 1].parts[0].start]
        end = self.places[self.sentences[quantity.sentence + 1].parts[-1].end - 1] + 1
        is_that = _THAT_WAS.fullmatch(self.text, start, beside[0].start) and end - beside[0].end <= 1
        found = read_stretch(beside[0].day, year_of) if is_that else None
        return (found,) if found else ()

    def is_of_another(self, quantity: Quantity, numbers: Iterable[Quantity]) -> bool:
        """Whether each date of its sentence stands just after another number: "9,000 in 2022, 8,000 if you add"."""
        dates = [one for one in self.quantities[quantity.sentence] if one.kind in (DATE, YEAR)]
        ends = [one.end for one in numbers if one is not quantity]
        return bool(dates) and all(any(_AT.fullmatch(self.text, end, one.start) for end in ends) for one in dates)

    def is_apart(self, quantity: Quantity, numbers: Iterable[Quantity]) -> bool:
        """Whether another number stands between a number and the date of its sentence that is nearest to it."""
        dates = [one for one in self.quantities[quantity.sentence] if one.kind in (DATE, YEAR)]
        spans = [(min(one.end, quantity.end), max(one.start, quantity.start)) for one in dates]
        start, end = min(spans, key=lambda span: span[1] - span[0], default=(0, 0))
        return any(start <= one.start < end for one in numbers if one is not quantity)

    def has_date_before(self, quantity: Quantity, at: int) -> bool:
        """Whether a date stands between a number and token `at`: "9,000 in May 2021 and 6,000 three years earlier"."""
        end = self.places[self.sentences[quantity.sentence].parts[at].start]
        return any(quantity.end <= one.start < end for one in self.quantities[quantity.sentence] if one.kind == DATE)

    def count_on(self, quantity: Quantity, at: int) -> tuple[tuple[Stretch, ...], bool]:
        """The days that "six months later" means, with "later" at token `at` of the sentence of a number.

        Also whether the sentence names them, so that nothing is counted from a day that may not be meant.
        """
        parts, beside = self.sentences[quantity.sentence].parts, self.quantities[quantity.sentence]
        starts = {self.places[part.start] for part in parts[max(at - _LONGEST_TIME, 0) : at]}
        lengths = [one for one in beside if one.kind == DURATION and one.start in starts]
        place = min((one.start for one in lengths), default=self.places[parts[at].start])
        # "Ten years earlier, in November 2015, it was 9,000".
        told = [one for one in beside if place < one.start < quantity.start]
        if days := days_of(quantity, told, self.named.year_of(quantity.end)):
            return days, True
        found = count_on(parts, at, lengths[-1] if lengths else None, self.named.last_stretch(place), self.dated)
        return ((found,) if found else ()), False

    def _end_of_clause(self, quantity: Quantity, numbers: Iterable[Quantity]) -> int:
        """Where what follows a number is of a later one, in a clause of that: "9,000, would be 8,000 in May"."""
        later = next((one.start for one in numbers if one.start >= quantity.end), None)
        if later is None:
            return len(self.text)
        between = self.text[quantity.end : later]
        dates = (one for one in self.quantities[quantity.sentence] if one.kind in (DATE, YEAR))
        for one in (one for one in dates if quantity.end <= one.start < later):
            lead = _LEAD.search(self.text, quantity.end, one.start)
            if lead and _TAIL.fullmatch(self.text, one.end, later):
                return lead.start()
        return quantity.end + end_of_clause(between) if is_new_clause(between) else len(self.text)

    def between(self, quantity: Quantity, first: int) -> tuple[Stretch, ...]:
        """The days that the sentences before a number name, from the `first` one: "And in May 2023? 9,000." """
        between = range(max(first, 0), quantity.sentence)
        named = [one for at in between for one in self.quantities.get(at, [])]
        found = days_of(quantity, named, self.named.year_of(quantity.start))
        return tuple(day for day in found if day != (self.dated, self.dated))  # but for that which the text bears

    def of_heading(self, quantity: Quantity, heading: int) -> tuple[Stretch, ...]:
        """The days that the heading of a list names."""
        return days_of(quantity, self.quantities.get(heading, []), self.dated)
