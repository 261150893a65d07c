"""A number of which a text says only that it is so now, beside the latest figures of each speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dashboard.contents.check_text.asked import Asked
from dashboard.contents.check_text.comparison import CLOSE, RANGES_OVERLAP, Comparison
from dashboard.contents.check_text.known_figures import KnownFigure, KnownFigures
from dashboard.contents.check_text.verdicts import CONSISTENT, CONTRADICTED, Bearing
from dashboard.figures.amounts import Amount

_OLDEST = timedelta(days=3 * 365)  # an older count says nothing of now
_AGREE = ("agrees", "rounding", RANGES_OVERLAP, CLOSE)
_NO_DAY = "the text names no day, and"
_AGREES, _LOWER = f"{_NO_DAY} one speaker's latest number agrees", f"{_NO_DAY} this speaker's latest number is lower"
_HIGHEST = f"{_NO_DAY} no speaker's latest number is as high; this is the highest"
_OPEN_BY = 5  # "at least 700,000" speaks for up to a fifth more, "up to 325,000" for down to a fifth less


def find_latest_bearings(asked: Asked, known: KnownFigures, known_on: date | None) -> list[Bearing]:
    """The latest figures that agree with the number; if none does and it is above all of them, those it contradicts.

    A number below them may be that of a part.
    """
    latest = sorted(_find_latest(asked, known, known_on), key=_day_of, reverse=True)
    agreeing = [figure for figure in latest if _agrees(asked, figure)]
    if agreeing:
        return [Bearing(figure.figure_id, CONSISTENT, _AGREES) for figure in agreeing]
    # A count one by one is a floor: an estimate of the whole may be above it.
    wholes = [figure for figure in latest if not figure.is_floor]
    if not all(_is_above(asked, figure) for figure in wholes):
        return []
    highest = sorted(wholes, key=_most_of, reverse=True)
    reasons = [_HIGHEST, *[_LOWER] * len(highest)]
    return [Bearing(one.figure_id, CONTRADICTED, reason) for one, reason in zip(highest, reasons, strict=False)]


def _find_latest(asked: Asked, known: KnownFigures, known_on: date | None) -> Iterator[KnownFigure]:
    """The last figure of each series: of a speaker, or of all decisions, on one of the things that may be counted."""
    for measure in asked.claim.measures:
        series: dict[str, KnownFigure] = {}
        for subject in asked.claim.subjects:
            for figure in known.of_subject(measure, subject):
                speaker = "" if figure.is_decision else figure.speaker_id
                last = series.get(speaker)
                if _may_be_of_now(asked, figure, known_on) and (last is None or _day_of(last) < _day_of(figure)):
                    series[speaker] = figure
        yield from series.values()


def _may_be_of_now(asked: Asked, figure: KnownFigure, known_on: date | None) -> bool:
    is_so_far = figure.is_running or (figure.kind == "stock" and figure.period is None)
    is_level = is_so_far and figure.scope is None and figure.form == asked.form
    is_doubtful = figure.is_error or figure.is_disputed or figure.as_of_first is None
    # What was decided holds until the next decision.
    is_fresh = figure.is_decision or _day_of(figure) >= asked.dated - _OLDEST
    return (
        is_level and not is_doubtful and figure.may_be_known(known_on) and is_fresh and _day_of(figure) <= asked.dated
    )


def _day_of(figure: KnownFigure) -> date:
    return figure.effective_first or figure.as_of_first or date.min


def _agrees(asked: Asked, figure: KnownFigure) -> bool:
    """Whether they may be the same number, as if of one day."""
    said = replace(asked.said, first=figure.as_of_first, last=figure.last_meant)
    return Comparison(said, figure).disagreement in _AGREE and not _is_far_from_open_end(asked, figure)


def _is_above(asked: Asked, figure: KnownFigure) -> bool:
    """Whether the number is more than the figure says; how much more "at least 700,000" may be, nobody says."""
    most = _most_of(figure)
    return asked.at_least is not None and most > 0 and asked.at_least > most


def _most_of(figure: KnownFigure) -> Amount:
    return figure.most_meant if figure.most_meant is not None else figure.at_least or 0


def _is_far_from_open_end(asked: Asked, figure: KnownFigure) -> bool:
    """Whether the figure says only where a range ends, and the number lies far from that end."""
    if figure.at_least and figure.most_meant is None and asked.at_least is not None:
        return (asked.at_least - figure.at_least) * _OPEN_BY > figure.at_least
    if figure.at_most and not figure.least_meant and asked.at_most is not None:
        return (figure.at_most - asked.at_most) * _OPEN_BY > figure.at_most
    return False
