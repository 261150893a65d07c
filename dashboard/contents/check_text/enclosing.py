"""A number of a text between two running totals of one speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dashboard.contents.check_text.asked import Asked
from dashboard.contents.check_text.candidates import Pair
from dashboard.contents.check_text.known_figures import KnownFigure


def find_enclosing(asked: Asked, pairs: Iterable[Pair]) -> set[str]:
    """Two running totals of one speaker, at most a quarter apart, between which the number lies in time and size."""
    claim = asked.claim
    if len(asked.days) != 1 or asked.role != "level" or not claim.is_measure_sure:
        return set()
    series: Mapping[tuple[str, str | None], list[KnownFigure]] = defaultdict(list)
    for pair in pairs:
        figure = pair.figure
        is_total = figure.stretch == "running" and figure.is_one_number and not figure.is_error
        if is_total and pair.is_measure and pair.is_subject:
            series[figure.speaker_id, figure.scope].append(figure)
    return {name for totals in series.values() for name in _enclose(asked, totals)}


def _enclose(asked: Asked, totals: Sequence[KnownFigure]) -> set[str]:
    first, last = asked.days[0]
    before = [one for one in totals if one.as_of_last is not None and one.as_of_last <= last]
    after = [one for one in totals if one.as_of_first is not None and one.as_of_first >= first]
    if not before or not after or asked.at_least is None or asked.at_most is None:
        return set()
    lower, upper = max(before, key=lambda one: one.low or 0), min(after, key=lambda one: one.low or 0)
    least, most = lower.low or 0, upper.low or 0
    is_between = least * 5 >= most * 4 and most >= asked.at_least and least <= asked.at_most
    return {lower.figure_id, upper.figure_id} if is_between else set()
