"""A number of a text beside a figure that may bear on it: how what they count, their numbers and their days compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from dashboard.contents.check_text.asked import Asked, Days
from dashboard.contents.check_text.comparison import Comparison, margin_within
from dashboard.contents.check_text.known_figures import KnownFigure, KnownFigures
from dashboard.figures.amounts import Amount, magnitude_of
from dashboard.figures.misprints import digits_of, is_misprint_of, swapped

_NO_DAYS, _FEW_DAYS, _MONTH, _YEAR = (timedelta(days=days) for days in (0, 3, 31, 366))


class Pair:
    """A number of a text and a figure of the same form."""

    def __init__(self, asked: Asked, figure: KnownFigure) -> None:
        self.asked, self.figure, self.compared = asked, figure, Comparison(asked.said, figure)
        claim = asked.claim
        self.is_counted_so = figure.measure in claim.measures
        self.is_measure = self.is_counted_so or (asked.role == "by" and figure.kind == "change")
        # Of two countries that the text names, the sum of both is meant, too.
        self.is_subject = figure.subject in claim.subjects or set(figure.subject.split("+")) <= set(claim.subjects)
        self.is_own_speaker = figure.speaker_id in claim.speakers

    @cached_property
    def is_own_subject(self) -> bool:
        """Whether the text speaks of its subject, or of a part of a pair, such as one of two countries."""
        subjects = self.asked.claim.subjects
        if self.is_subject or any(each in subjects for each in self.figure.subject.split("+")[:2]):
            return True
        # Whom only the sentences before name tells less than who says it, and when.
        is_open = (self.is_measure or not self.asked.claim.is_measure_sure) and not self.asked.claim.is_subject_said
        return is_open and self.is_nearest_speaker and self.is_same_time

    @cached_property
    def is_whole_of_said(self) -> bool:
        """Whether the text says that the number counts a part of what the figure counts: "2 million soldiers"."""
        claim, figure = self.asked.claim, self.figure
        return not self.is_measure and any(part in claim.beside for part in figure.parts)

    @cached_property
    def is_same_range(self) -> bool:
        """Whether both are one range."""
        asked, figure = self.asked, self.figure
        return asked.is_range and asked.low == figure.low and asked.high == figure.high

    @cached_property
    def is_stated(self) -> bool:
        """Whether the printed number is an end of the figure."""
        return self.asked.printed is not None and self.asked.printed in (self.figure.low, self.figure.high)

    @cached_property
    def is_same(self) -> bool:
        """Whether the printed numbers are the same."""
        asked, figure = self.asked, self.figure
        if asked.is_order:
            return figure.rule == asked.rule and figure.at_least == asked.at_least
        if asked.is_range and asked.form == "years":
            return figure.is_one_number and figure.low in (asked.low, asked.high)
        if asked.is_range:
            return self.is_same_range
        if self._is_middle:
            return True
        # "More than 9,000" is not "almost 9,000".
        is_other_end = (asked.high is None and figure.low is None) or (asked.low is None and figure.high is None)
        return self.is_stated and not is_other_end

    @property
    def _is_middle(self) -> bool:
        """Whether it is the middle of bounds that the publication gives elsewhere, and the figure of its speaker."""
        printed, figure = self.asked.printed, self.figure
        if not figure.has_bounds_elsewhere or printed is None or figure.low is None or figure.high is None:
            return False
        is_near = magnitude_of(2 * printed - figure.low - figure.high) * 20 <= figure.low + figure.high
        return self.is_own_speaker and is_near and not self.asked.is_full

    @cached_property
    def is_rounded(self) -> bool:
        """Whether they are the same in round numbers."""
        asked, figure = self.asked, self.figure
        if asked.is_order or asked.is_range or not figure.is_one_number or asked.printed is None or figure.low is None:
            return False
        if _is_beyond(asked, figure.low):
            return False
        is_near = magnitude_of(figure.low - asked.printed) <= figure.margin
        is_near = is_near or _is_cut_to_thousands(asked.printed, figure.low)
        return is_near or (asked.rule != "exact" and self.is_rounder)

    @property
    def is_rounder(self) -> bool:
        """Whether the number of the text may be the figure's in fewer digits: 170,000 for 173,000, not the reverse."""
        asked, figure = self.asked, self.figure
        if asked.printed is None or figure.low is None:
            return False
        margin = margin_within(asked.printed, asked.step, is_whole=figure.is_whole, form=figure.form)
        return magnitude_of(figure.low - asked.printed) <= margin

    @cached_property
    def is_nearly_same(self) -> bool:
        """What counts something else, or at another time, is the same number only if it is so to a fiftieth."""
        asked, figure = self.asked, self.figure
        is_near = asked.rule != "exact" and self.is_rounded and self.is_rounder
        if self.is_same or not is_near or asked.printed is None or figure.low is None:
            return self.is_same
        return magnitude_of(figure.low - asked.printed) * 50 <= magnitude_of(asked.printed)

    @cached_property
    def is_same_time(self) -> bool:
        """Whether both may be of one time, as loosely as texts date numbers."""
        asked = self.asked
        # Of a day that only the sentences before name, and of both ends of a range, the speaker decides.
        is_free = not asked.claim.is_day_said or self.is_same_range or self._is_stated_on_text_day
        is_free = (self.is_own_speaker and is_free) or (asked.claim.is_compared and not asked.claim.is_day_said)
        return not asked.days or is_free or self._do_days_meet

    @property
    def _is_stated_on_text_day(self) -> bool:
        """Whether it was stated on the day that the text bears: "he said that 9,000 of those called in 2022 serve"."""
        day, figure = self.asked.day_of_text, self.figure
        return day is not None and _meets((day, day), _FEW_DAYS, figure.stated_first, figure.stated_last)

    @property
    def is_dated(self) -> bool:
        """Whether it is so where the text names a day, or the figure is of the speaker named nearest."""
        return bool(self.asked.days) and (self._do_days_meet or (self.is_nearest_speaker and self.is_same_time))

    @property
    def is_nearest_speaker(self) -> bool:
        """Whether the figure is of the speaker whom the text names nearest."""
        claim = self.asked.claim
        return self.figure.speaker_id in claim.speakers[: claim.count_nearest]

    @cached_property
    def _do_days_meet(self) -> bool:
        """Whether the text names a time that both may be of."""
        figure = self.figure
        return any(
            _meets(days, _MONTH, figure.as_of_first, figure.as_of_last)
            or _meets(days, _FEW_DAYS, figure.stated_first, figure.stated_last)
            or _meets(days, _FEW_DAYS, figure.effective_first, figure.effective_first)
            for days in self.asked.days
        )

    @cached_property
    def is_same_day(self) -> bool:
        """Whether the day that the text names nearest is one of the figure's."""
        asked, figure = self.asked, self.figure
        return bool(asked.days) and (
            _meets(asked.days[0], _NO_DAYS, figure.as_of_first, figure.as_of_last)
            or _meets(asked.days[0], _NO_DAYS, figure.effective_first, figure.effective_first)
        )

    @property
    def is_of_that_month(self) -> bool:
        """Whether the figure is of the day or the month that the text names; of what it does not say, the year."""
        longest = _MONTH if self.asked.claim.measures else _YEAR
        return self.is_same_day and self.asked.days[0][1] - self.asked.days[0][0] <= longest

    @property
    def is_of_that_day(self) -> bool:
        """Whether the figure is of the day that the text names, or of the same month and hedged in the same way."""
        days, figure = self.asked.days, self.figure
        is_day = bool(days) and days[0][1] - days[0][0] <= _FEW_DAYS
        is_near = is_day and _meets(days[0], _FEW_DAYS, figure.as_of_first, figure.as_of_last)
        is_hedged_so = figure.rule == self.asked.rule and figure.rule not in ("exact", "rounded")
        return is_near or (is_hedged_so and self.is_of_that_month)

    @property
    def is_of_text_day(self) -> bool:
        """Whether the figure may be of the day that the text bears, where the sentence names none."""
        day, figure = self.asked.day_of_text, self.figure
        return (
            not self.asked.days
            and day is not None
            and _meets((day, day), _MONTH, figure.as_of_first, figure.as_of_last)
        )

    @cached_property
    def is_stated_that_day(self) -> bool:
        """Whether the one day that the text names is that on which the figure was stated."""
        asked, figure = self.asked, self.figure
        is_day = figure.stated_first is not None and figure.stated_first == figure.stated_last
        return is_day and len(asked.days) == 1 and asked.days[0] == (figure.stated_first, figure.stated_last)

    @cached_property
    def is_misprint(self) -> bool:
        """Whether the digits differ by one slip."""
        printed, figure = self.asked.printed, self.figure
        ends = {figure.stated, figure.high} - {None}
        return printed is not None and any(end is not None and is_misprint_of(printed, end) for end in ends)

    @cached_property
    def may_be_outdated(self) -> bool:
        """Whether the figure is the same level of an earlier time, which another may have replaced since."""
        asked, figure = self.asked, self.figure
        may_be_measure = self.is_measure or not asked.claim.measures
        is_level = may_be_measure and asked.role in ("level", "to") and figure.kind in ("stock", "rule")
        if not is_level or not figure.is_one_number or not (self.is_same or self.is_rounded):
            return False
        return figure.as_of_last is not None and figure.as_of_last < asked.day_meant - _MONTH

    @property
    def is_anothers(self) -> bool:
        """Whether it is another's number of the same thing and time: the text may mean it, and name it badly."""
        is_like = self.is_measure and (self.is_same or self.is_rounded) and self.is_same_time
        is_of_day = self.is_own_speaker and self.is_same and self._do_days_meet
        return not self.is_own_subject and (is_like or is_of_day)

    @property
    def may_bear(self) -> bool:
        """Whether the figure can say anything of the number: it counts the like, and of the like."""
        asked, figure, claim = self.asked, self.figure, self.asked.claim
        # "Another 36,000 volunteers" is a number of volunteers, not of a change.
        is_like = (asked.role == "by") == (figure.kind == "change") or (
            self.is_counted_so and (claim.is_measure_sure or self.is_stated)
        )
        is_told = self.is_stated and (asked.is_telling or self.is_own_speaker)
        is_like = is_like or (is_told and not claim.is_measure_sure)
        if not is_like or not claim.subjects or self.is_own_subject or self.is_same_range:
            return is_like
        # What only the sentences before name may be another's, and many digits are no chance.
        may_count_so = self.is_measure or not claim.is_measure_sure
        is_told = self.is_stated and (asked.is_full or not claim.is_subject_said)
        return (may_count_so and is_told) or self.is_anothers


def find_pairs(asked: Asked, known: KnownFigures, known_on: date | None) -> list[Pair]:
    """The number beside each figure, known by a day, that may bear on it."""
    figures = {id(figure): figure for figure in _find_figures(asked, known)}.values()
    pairs = (Pair(asked, figure) for figure in figures if figure.form == asked.form and figure.may_be_known(known_on))
    return [pair for pair in pairs if pair.may_bear]


def _find_figures(asked: Asked, known: KnownFigures) -> Iterator[KnownFigure]:
    """Those with a number near, those on just the same, and those whose digits differ by one slip."""
    claim, printed = asked.claim, asked.printed
    if asked.form == "years":
        yield from known.of_form(asked.form)
    elif asked.is_order:
        yield from known.of_rule(asked.rule)
    elif printed is not None:
        tenth = Fraction(magnitude_of(printed)) / 10
        yield from known.between(asked.form, Fraction(printed) - tenth, Fraction(printed) + tenth)
    if len(asked.days) == 1 and (claim.is_measure_sure or asked.is_range or asked.is_order):
        for measure in claim.measures:
            for subject in claim.subjects:
                yield from known.of_subject(measure, subject)
    if printed is not None and (asked.has_many_digits or asked.may_be_slip or asked.is_to_last_digit):
        for measure in claim.measures:
            yield from _find_misprints(asked, printed, known.of_measure(measure))
    is_own = bool(claim.speakers) and asked.may_be_slip
    if printed is not None and (asked.has_many_digits or is_own) and not claim.is_measure_sure:
        for number in swapped(printed):
            yield from known.between(asked.form, Fraction(number), Fraction(number))


def _find_misprints(asked: Asked, printed: Amount, figures: Iterable[KnownFigure]) -> Iterator[KnownFigure]:
    """A number in full has too many digits for chance; another is of a speaker whom the text names, and not doubled."""
    for figure in figures:
        stated = figure.stated
        if stated is None:
            continue
        is_longer = len(digits_of(stated)) > len(digits_of(printed))
        is_doubled = is_longer and magnitude_of(stated - printed) > magnitude_of(printed)
        is_own = figure.speaker_id in asked.claim.speakers and not is_doubled
        is_of_day = asked.is_to_last_digit and not is_doubled
        if (asked.has_many_digits or is_own or is_of_day) and is_misprint_of(printed, stated):
            yield figure


def _is_cut_to_thousands(printed: Amount, number: Amount) -> bool:
    """Whether a number in full thousands is the other but for a thousandth: "100,000" for 100,001."""
    return printed % 1_000 == 0 and magnitude_of(printed - number) * 1_000 <= magnitude_of(printed)


def _is_beyond(asked: Asked, number: Amount) -> bool:
    """Whether a number lies on the side that an open end leaves out: "more than 9,000" rounds no 8,900."""
    is_below = asked.high is None and asked.low is not None and number < asked.low
    return is_below or (asked.low is None and asked.high is not None and number > asked.high)


def _meets(days: Days, margin: timedelta, first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first <= days[1] + margin and last >= days[0] - margin
