"""The figures of a dossier as a text's numbers are held against them, found by their numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from operator import itemgetter

import pyarrow as pa

from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.store import kept_with_data
from dashboard.errors import QuestionError
from dashboard.figures.amounts import Amount, to_amount

MOST_FIGURES = 100_000  # that are held in memory


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure: a row of `figures_for_texts`."""

    figure_id: str
    form: str
    subject: str
    measure: str
    kind: str
    scope: str | None
    period: str | None
    stretch: str | None
    low: Amount | None
    high: Amount | None
    at_least: Amount | None
    at_most: Amount | None
    rule: str
    is_whole: bool
    margin: Amount
    least_meant: Amount | None
    most_meant: Amount | None
    is_number: bool
    is_precise: bool
    is_floor: bool
    is_decision: bool
    is_disputed: bool
    is_running: bool
    as_of_first: date | None
    as_of_last: date | None
    last_meant: date | None
    effective_first: date | None
    stated_first: date | None
    stated_last: date | None
    known_on: date
    speaker_id: str
    is_error: bool
    is_misprint: bool
    has_bounds_elsewhere: bool
    parts: Sequence[str]  # the measures that count a part of what its own counts

    @property
    def stated(self) -> Amount | None:
        """The number that its words give first."""
        given = (each for each in (self.low, self.high, self.at_least) if each is not None)
        return next(given, None)

    def may_be_known(self, day: date | None) -> bool:
        """Whether it may have been known on a day: what was stated in a month, on each day of the month."""
        known_on = self.stated_first if self.known_on == self.stated_last else self.known_on
        return day is None or (known_on or self.known_on) <= day

    @property
    def is_open(self) -> bool:
        """Whether its words give one end only: "well over 9,000"."""
        return (self.low is None) != (self.high is None)

    @property
    def is_one_number(self) -> bool:
        """Whether its words give one number and leave no end open."""
        return self.low is not None and self.low == self.high


class KnownFigures:
    """The figures of a dossier, by form, number and what they count."""

    def __init__(self, figures: Iterable[KnownFigure]) -> None:
        self._of_form: dict[str, list[KnownFigure]] = defaultdict(list)
        self._of_rule: dict[str, list[KnownFigure]] = defaultdict(list)
        self._by_number: dict[str, list[tuple[float, int, KnownFigure]]] = defaultdict(list)
        self._of_measure: dict[str, list[KnownFigure]] = defaultdict(list)
        self._of_subject: dict[tuple[str, str], list[KnownFigure]] = defaultdict(list)
        for place, figure in enumerate(figures):
            self._of_form[figure.form].append(figure)
            self._of_rule[figure.rule].append(figure)
            self._of_measure[figure.measure].append(figure)
            self._of_subject[figure.measure, figure.subject].append(figure)
            numbers = {number for number in (figure.stated, figure.high) if number is not None}
            if figure.has_bounds_elsewhere and figure.low is not None and figure.high is not None:
                numbers.add(to_amount(Fraction(figure.low + figure.high) / 2))
            self._by_number[figure.form] += [(float(number), place, figure) for number in numbers]
        for listed in self._by_number.values():
            listed.sort(key=lambda entry: entry[:2])

    def of_form(self, form: str) -> Sequence[KnownFigure]:
        """All whose numbers are of one form, such as "count"."""
        return self._of_form.get(form, ())

    def of_rule(self, rule: str) -> Sequence[KnownFigure]:
        """All whose words give bounds by one rule, such as "order_of_magnitude"."""
        return self._of_rule.get(rule, ())

    def of_measure(self, measure: str) -> Sequence[KnownFigure]:
        """All that count one thing."""
        return self._of_measure.get(measure, ())

    def of_subject(self, measure: str, subject: str) -> Sequence[KnownFigure]:
        """All that count one thing of one subject."""
        return self._of_subject.get((measure, subject), ())

    def between(self, form: str, least: Fraction, most: Fraction) -> list[KnownFigure]:
        """Those of a form that state a number within these two, or just beside; some of them twice."""
        numbers = self._by_number.get(form, [])
        start, end = bisect_left(numbers, float(least), key=_number_of), float(most)
        return [figure for _, _, figure in numbers[start : bisect_right(numbers, end, key=_number_of)]]


_number_of = itemgetter(0)


@kept_with_data
def known_figures(dossier: str) -> KnownFigures:
    """The figures of a dossier. Raises QuestionError where they are too many."""
    rows = ask("figures_for_texts", dossier=dossier, most=MOST_FIGURES + 1)
    if rows.num_rows > MOST_FIGURES:
        raise QuestionError(
            f"The dossier {dossier!r} has more than {MOST_FIGURES:,} figures, too many to hold each number of a text "
            "against. Build a dossier of those that matter."
        )
    return list_figures(rows)


def list_figures(rows: pa.Table) -> KnownFigures:
    """The figures that an answer to `figures_for_texts` holds."""
    columns = [field.name for field in fields(KnownFigure)]
    return KnownFigures(KnownFigure(**row) for row in rows.select(columns).to_pylist())
