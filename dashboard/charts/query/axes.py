"""Axes of a chart of any result: days of any year, hours, whole years, and names that travel with the picture."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dashboard.charts.figure_builder import FigureBuilder
from dashboard.charts.query.alt_text import describe_values
from dashboard.charts.query.columns import Day, clip
from dashboard.charts.query.form import Form
from dashboard.charts.text import wrap_text
from dashboard.charts.ticks import Ticks, compute_ticks

_MANY_DAYS = 300 * 365
_BEGINNING, _END = datetime(1, 1, 1), datetime(9999, 12, 31)  # noqa: DTZ001
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
_EARLY, _LATE = date(1000, 1, 1), date(9000, 1, 1)
_NAME_PIXELS, _ROOM_ABOVE = 20, 28
_NAME_CHARACTERS = 44  # fit a phone


def compute_year_ticks(values: Iterable[float]) -> Ticks:
    """Ticks of whole years, which have no thousands."""
    ticks, _, ends = compute_ticks(values)
    whole = [tick for tick in ticks if tick == int(tick)]
    return whole, [str(int(tick)) for tick in whole], ends


def set_day_axis(figure: FigureBuilder, places: Iterable[Day]) -> None:
    """An axis of days; of hours where all lie on one or two days; of centuries where they are that far apart."""
    known = list(places)
    moments = [each for each in known if isinstance(each, datetime)]
    days = [each.date() if isinstance(each, datetime) else each for each in known]
    first, last = min(days), max(days)
    span = (last - first).days
    if span <= 1 and any(each.time() != time.min for each in moments):
        _set_hour_axis(figure, moments)
        return
    margin = max(span // 30, 15 if span == 0 else 1)
    start, end = (_clamp(first.toordinal() - margin), _clamp(last.toordinal() + margin))
    if span <= _MANY_DAYS and start >= _EARLY and end <= _LATE:
        figure.set_date_axis(start, end)
        return
    ticks = [_clamp(start.toordinal() + (end - start).days * place // 4) for place in range(5)]
    figure.update_xaxis(tickvals=ticks, ticktext=[f"{tick.year}" for tick in ticks], range=[start, end], tickangle=0)


def name_axes(figure: FigureBuilder, form: Form, *, is_level: bool) -> None:
    """The horizontal axis is named below its labels, the other one above it; no name is turned.

    `is_level`: the values run to the right.
    """
    names = [wrap_text(name, _NAME_CHARACTERS).partition("<br>")[0] for name in (clip(form.x), describe_values(form))]
    below, above = names[::-1] if is_level else names
    font = {"size": 13, "color": figure.palette.ink}
    figure.update_xaxis(title={"text": below, "font": font, "standoff": 2})
    figure.grow_foot(_NAME_PIXELS)
    edge, anchor = (0, "left") if is_level else (1, "right")
    figure.add_annotation(
        text=above, font=font, xref="paper", yref="paper", x=edge, y=1, yshift=3,
        xanchor=anchor, yanchor="bottom", align=anchor,
    )  # fmt: skip
    figure.set_head(_ROOM_ABOVE)


def _set_hour_axis(figure: FigureBuilder, moments: list[datetime]) -> None:
    first, last = min(moments), max(moments)
    room = max((last - first) / 20, timedelta(minutes=10))
    first, last = max(first, _BEGINNING + room) - room, min(last, _END - room) + room
    step = next((each for each in _MINUTES if (last - first) / each <= timedelta(minutes=6)), _MINUTES[-1])
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001
    every = (start + timedelta(minutes=step * place) for place in range(1, 3 * 24 * 60 // step))
    ticks = [tick for tick in every if first < tick < last]
    labels = [f"{tick:%H:%M}<br>{tick.date().isoformat()}" for tick in ticks]
    figure.update_xaxis(tickvals=ticks, ticktext=labels, range=[first, last], tickangle=0)
    figure.grow_foot(16)


def _clamp(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
