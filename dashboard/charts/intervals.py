"""Bars from bound to bound: one that is open fades away from the bound that is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.charts.canvas import Canvas

_FADE = (0.6, 0.4, 0.24, 0.1)  # opacity of its parts
_TARGET_PIXELS, _TARGETS = 14, 8

Point = tuple[Any, Any]


def add_fades(canvas: Canvas, bars: Sequence[tuple[Point, Point]], colour: str, width: float) -> None:
    """Bars that begin at the known bound and fade towards the open side."""
    for place, opacity in enumerate(_FADE if bars else ()):
        ends = [_between(*bar, part / len(_FADE)) for bar in bars for part in (place, place + 1)]
        xs = [x for first, last in zip(ends[::2], ends[1::2], strict=True) for x in (first[0], last[0], None)]
        ys = [y for first, last in zip(ends[::2], ends[1::2], strict=True) for y in (first[1], last[1], None)]
        canvas.add_line(xs, ys, colour, width, opacity=opacity)


def add_targets(canvas: Canvas, start: Point, end: Point, card: str, figure: str) -> None:
    """What a reader points at along a bar; nothing is drawn, so that no middle is invented."""
    points = [_between(start, end, part / _TARGETS) for part in range(_TARGETS + 1)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    canvas.add_markers(xs, ys, card, [figure] * len(points), size=_TARGET_PIXELS, opacity=0)


def _between(start: Point, end: Point, share: float) -> Point:
    return _mix(start[0], end[0], share), _mix(start[1], end[1], share)


def _mix(start: Any, end: Any, share: float) -> Any:
    if isinstance(start, date):
        return start + timedelta((end - start).days * share) if end != start else start
    return float(start) + float(end - start) * share  # numbers may be decimals
