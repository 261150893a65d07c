"""Compares a number of a text with a figure on the same thing: agreement, contradiction, or neither, and why.

The rules are those of `queries/tables/02_comparable.sql`, for a number whose text names no scope and no speaker of whom
the dossier knows other numbers. A test holds the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from dashboard.contents.check_text.known_figures import KnownFigure
from dashboard.figures.amounts import Amount, magnitude_of, to_amount
from dashboard.figures.hedges import hedge_interval

CONTRADICTION, RANGES_OVERLAP, CLOSE = "contradiction", "ranges overlap", "close"
_DIFFERENT_DATE = "different date"
_LEVELS_HOLD, _TOTALS_AGREE = 31, 7  # days
_CLOSE_PERCENT, _CLOSE_AS_PRINTED_PERCENT = 3, 5
_OPEN_BELOW = ("more_than", "just_over")  # what these say does not hold the number itself, nor does "almost"
_EXACT_RULES = ("exact", "as_stated")  # what they say is one number, though it may have been rounded


def margin_within(number: Amount, step: Amount, *, is_whole: bool, form: str) -> Amount:
    """Half the unit of the last digit that is not zero, at most 5 % of the number: what it may be rounded by.

    Per cent that are given in whole points may be rounded to the point, however few they are.
    """
    magnitude = magnitude_of(number)
    if form == "percent" and step <= 1:
        return min(to_amount(Fraction(step) / 2), magnitude)
    highest = hedge_interval("rounded", magnitude, step, is_whole=is_whole).at_most
    return 0 if highest is None else highest - magnitude


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of a number: its bounds and days. Without a day, `first` and `last` are None."""

    low: Amount | None
    high: Amount | None
    at_least: Amount | None
    at_most: Amount | None
    step: Amount
    rule: str
    first: date | None
    last: date | None


class Comparison:
    """A number of a text beside a figure."""

    def __init__(self, said: Said, figure: KnownFigure) -> None:
        self._said, self._figure = said, figure

    @cached_property
    def days_apart(self) -> int | None:
        """The days that lie between the two at least: 0 where the dates meet, None where one has no date."""
        said, figure = self._said, self._figure
        if said.first is None or said.last is None or figure.as_of_first is None or figure.last_meant is None:
            return None
        return max((said.first - figure.last_meant).days, (figure.as_of_first - said.last).days, 0)

    @cached_property
    def disagreement(self) -> str:
        """The kind of their disagreement."""
        return self._hindrance or self._agreement or self._difference

    @property
    def _hindrance(self) -> str:
        """What keeps them from being held against each other; empty where nothing does."""
        said, figure = self._said, self._figure
        if figure.stretch == "note":
            return "different definition"
        if self._is_another_time:
            return _DIFFERENT_DATE
        has_no_bound = said.at_least is said.at_most is None or figure.at_least is figure.at_most is None
        return "no bound to compare" if has_no_bound else ""

    @property
    def _agreement(self) -> str:
        if self._figure.is_running and (self.days_apart or 0) > _TOTALS_AGREE:
            return ""
        return "agrees" if self._is_same_number else "rounding" if self._is_rounding else ""

    @property
    def _difference(self) -> str:
        figure = self._figure
        if figure.kind == "plan" or (figure.is_running and self.days_apart and not self._has_fallen):
            return _DIFFERENT_DATE
        if self._do_ranges_meet:
            return RANGES_OVERLAP
        if not self._is_surely_same_time:
            return _DIFFERENT_DATE
        if figure.is_disputed:
            return "label in dispute"
        return CLOSE if self._is_close else CONTRADICTION

    @property
    def reason(self) -> str:
        """Why they do not agree, in words."""
        figure, is_fallen = self._figure, self._has_fallen
        if self.disagreement == RANGES_OVERLAP:
            words = (
                "a count one by one is a floor, so both may be true"
                if figure.is_floor
                else "their ranges share numbers"
            )
        elif self.disagreement == CLOSE:
            words = "apart by less than hedges and round numbers can tell"
        elif is_fallen:
            words = f"a running total cannot have {'fallen' if self._is_later else 'been higher'}"
        else:
            words = "their ranges share no number"
        return f"{words}, {self._time_in_words}"

    @property
    def _time_in_words(self) -> str:
        days, figure, said = self.days_apart, self._figure, self._said
        if days is None:
            return "undated"
        are_days = said.first == said.last and figure.as_of_first == figure.last_meant
        if days == 0:
            return "on the same day" if are_days else "at the same time, as far as it is dated"
        if days >= 2 * 365:
            words = f"more than {days // 365} years"
        else:
            words = f"{'' if are_days else 'at least '}{days} {'day' if days == 1 else 'days'}"
        return f"{words} {'later' if self._is_later else 'earlier'}"

    @property
    def _is_later(self) -> bool:
        first, last = self._said.first, self._figure.last_meant
        return first is not None and last is not None and first > last

    @property
    def _is_earlier(self) -> bool:
        last, first = self._said.last, self._figure.as_of_first
        return first is not None and last is not None and last < first

    @property
    def _is_another_time(self) -> bool:
        days, figure, said = self.days_apart, self._figure, self._said
        if days is None or said.first is None or figure.as_of_first is None:
            return True
        if figure.stretch == "year_to_date":
            return said.first.year != figure.as_of_first.year
        if figure.is_running:
            return False
        return days > (0 if figure.period is not None or figure.kind in ("plan", "change") else _LEVELS_HOLD)

    @property
    def _is_same_number(self) -> bool:
        """One number, or one range of like words."""
        said, figure = self._said, self._figure
        if (said.low, said.high) != (figure.low, figure.high):
            return False
        return _is_one_number(said) or (said.at_least, said.at_most) == (figure.at_least, figure.at_most)

    @cached_property
    def _margin(self) -> Amount:
        said, figure = self._said, self._figure
        is_rounded = said.rule in ("exact", "rounded", "about", "as_stated") and figure.kind != "rule"
        if said.low is None or said.low != said.high or not is_rounded:
            return 0
        return margin_within(said.low, said.step, is_whole=figure.is_whole, form=figure.form)

    @property
    def _is_rounding(self) -> bool:
        return not self._figure.is_floor and self._is_within(1)

    def _is_within(self, margins: int) -> bool:
        """Whether both are numbers that differ by less than so many times what the rounder one may be rounded by."""
        said, figure = self._said, self._figure
        is_number = said.low == said.high and said.rule in ("exact", "rounded", "about")
        if not is_number or not figure.is_number or said.low is None or figure.low is None:
            return False
        return magnitude_of(said.low - figure.low) < margins * max(self._margin, figure.margin)

    @property
    def _least_meant(self) -> Amount | None:
        widened = self._margin if self._said.rule in _EXACT_RULES else 0
        return None if self._said.at_least is None else self._said.at_least - widened

    @property
    def _most_meant(self) -> Amount | None:
        widened = self._margin if self._said.rule in _EXACT_RULES else 0
        return None if self._said.at_most is None else self._said.at_most + widened

    @cached_property
    def is_below(self) -> bool:
        """Whether the number of the text is surely the lower."""
        return _is_less(self._most_meant, self._figure.least_meant)

    @cached_property
    def _is_above(self) -> bool:
        """A count one by one is a floor: nobody who estimates the whole contradicts it by a higher number."""
        return not self._figure.is_floor and _is_less(self._figure.most_meant, self._least_meant)

    @property
    def _has_fallen(self) -> bool:
        """A running total may be anything more later and anything less earlier."""
        is_fallen = self.is_below if self._is_later else self._is_earlier and self._is_above
        return self._figure.is_running and is_fallen

    @property
    def _do_ranges_meet(self) -> bool:
        said, figure = self._said, self._figure
        return not _ends_before(said, figure) and (figure.is_floor or not _ends_before(figure, said))

    @property
    def _is_surely_same_time(self) -> bool:
        """Levels at most 31 days apart; running totals that fell, or had no month to rise; flows of one stretch."""
        said, figure = self._said, self._figure
        if said.first is None or said.last is None or figure.as_of_first is None or figure.last_meant is None:
            return False
        later, earlier = (figure.last_meant - said.first).days, (said.last - figure.as_of_first).days
        if figure.is_running:
            return self._has_fallen if self.days_apart else (later if self.is_below else earlier) <= _LEVELS_HOLD
        return figure.period is not None or max(later, earlier) <= _LEVELS_HOLD

    @property
    def _is_close(self) -> bool:
        """Less apart than hedges and round numbers can tell."""
        said, figure = self._said, self._figure
        has_little_between = (
            _is_gap_within(self._most_meant, figure.least_meant, _CLOSE_PERCENT)
            and _is_gap_within(figure.most_meant, self._least_meant, _CLOSE_PERCENT)
            and _is_gap_within(_highest(said), _lowest(figure), _CLOSE_AS_PRINTED_PERCENT)
            and _is_gap_within(_highest(figure), _lowest(said), _CLOSE_AS_PRINTED_PERCENT)
        )
        is_exact = said.rule == "exact" and said.low is not None
        is_precise = is_exact and self._margin * 200 <= magnitude_of(said.low or 0)
        return has_little_between and (self._is_cut_off or not (is_precise and figure.is_precise))

    @property
    def _is_cut_off(self) -> bool:
        """One number is the other with its last digits cut off: "2,039,758" and "2,039,000"."""
        return self._is_within(2)


def _is_less(one: Amount | None, other: Amount | None) -> bool:
    return one is not None and other is not None and one < other


def _ends_before(one: Said | KnownFigure, other: Said | KnownFigure) -> bool:
    """ "Almost 9,000" ends before "more than 9,000" begins, and "1.3 million" before "1.4 million"."""
    if one.at_most is None or other.at_least is None or one.at_most != other.at_least:
        return _is_less(one.at_most, other.at_least)
    is_number = _is_one_number(one)
    if is_number != _is_one_number(other):
        return False
    if is_number:
        return one.at_least != one.at_most and other.at_least != other.at_most
    return one.rule == "almost" or other.rule in _OPEN_BELOW


def _is_one_number(said: Said | KnownFigure) -> bool:
    return said.low is not None and said.low == said.high


def _lowest(said: Said | KnownFigure) -> Amount | None:
    return said.at_least if said.low is None else said.low


def _highest(said: Said | KnownFigure) -> Amount | None:
    return said.at_most if said.high is None else said.high


def _is_gap_within(most: Amount | None, least: Amount | None, percent: int) -> bool:
    """Whether no more than so many per cent lie between the end of one range and the beginning of another."""
    return least is None or most is None or (least - most) * 100 <= percent * magnitude_of(most)
