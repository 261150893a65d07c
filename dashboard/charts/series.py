"""What holds a run of statements together: lines, the ground under what was counted one by one, breaks of method.

A run is what one speaker says about one scope and period under one label; nothing is joined beyond it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from html import escape
from itertools import pairwise
from typing import Any

from dashboard.charts.canvas import SMALL_PIXELS, Canvas, Spot
from dashboard.charts.stances import kind_of, voice_of
from dashboard.charts.text import Row, clip_text, is_floor

# From this many statements on, a run is joined by a thin line.
JOINED_STATEMENTS = 3
MOST_CHARACTERS, FEW_CHARACTERS = 60, 28
_REMARK = re.compile(r"\s*\([^)]*\)$")  # “(named list)”: the hover card has the full name
# The series is counted in another way from the flagged statement on; the step to it is not an event.
BREAKS = ("series_break", "definition_changed")
DISPUTED = "label_disputed"
SHADE_OPACITY = 0.13

Point = tuple[date, float]


def middle_day(row: Row) -> date:
    """The middle of the day, month or year that the statement names."""
    first: date = row["as_of_first"]
    return date.fromordinal(first.toordinal() + (row["as_of_last"] - first).days // 2)


def is_break(row: Row) -> bool:
    """Whether the count changes its method with this statement."""
    return any(flag in BREAKS for flag in _flags_of(row))


def is_disputed(row: Row) -> bool:
    """Whether print labels in different ways what the number counts."""
    return DISPUTED in _flags_of(row)


def runs_of(rows: list[Row]) -> list[list[Row]]:
    """The runs that are long enough to be joined, oldest statement first."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if _line_value(row) is not None:
            same = *(row[name] for name in ("speaker_id", "scope", "period", "stance")), is_disputed(row), kind_of(row)
            groups[same].append(row)
    return [group for group in groups.values() if len(group) >= JOINED_STATEMENTS]


def is_stepped(run: list[Row]) -> bool:
    """Whether a run is drawn as steps on shaded ground: a running total counted one by one."""
    return is_floor(run[0]) and run[0]["period_stretch"] in {None, "running"}


def draw_line(canvas: Canvas, run: list[Row]) -> None:
    """A thin line through a run, or steps on shaded ground where it is a floor; interrupted at breaks of method."""
    colour = canvas.colour_of(kind_of(run[0]))
    foot = max(canvas.y_ends[0], 0)
    for points in _split_at_breaks(run):
        if is_stepped(run):
            # Shapes, since Plotly gives the area of a trace no opacity.
            for (day, level), (following, _) in pairwise(points):
                canvas.add_rectangle((day, following), (foot, level), colour, SHADE_OPACITY, layer="below")
        days, levels = zip(*points, strict=True)
        is_steps = is_stepped(run)
        canvas.add_line(
            days, levels, colour, 1.8 if is_steps else 1, opacity=1 if is_steps else 0.6,
            shape="hv" if is_steps else "linear",
        )  # fmt: skip


def name_floors(canvas: Canvas, runs: list[list[Row]]) -> None:
    """Who counted one by one, in the shade below the steps."""
    for run in filter(is_stepped, runs):
        foot = max(canvas.y_ends[0], 0)
        points = _split_at_breaks(run)
        days = [day for stretch in points for day, _ in stretch]
        names = list_names(run[0]["speaker"])
        label = escape(voice_of(run[0]).label, quote=False)
        heads = (f"<b>At least so many</b>, {label}: ", "<b>At least</b>: ")
        texts = [*(head + name for head in heads for name in names), "<b>At least</b>"]
        spots = [Spot(days[-1], foot, -6, -lift, "right") for lift in (14, 30, 46, 62)]
        canvas.place_text(texts, spots, canvas.text_colour_of(kind_of(run[0])), size=SMALL_PIXELS)


def list_names(speaker: str) -> list[str]:
    """The speaker without a remark in brackets, as text of Plotly: whole, and cut at a word for scarce room."""
    return shorten(_REMARK.sub("", speaker) or speaker)


def shorten(text: str) -> list[str]:
    """Text of the data as text of Plotly: whole, and cut at a word where that is shorter."""
    return list(dict.fromkeys(escape(clip_text(text, most), quote=False) for most in (MOST_CHARACTERS, FEW_CHARACTERS)))


def _flags_of(row: Row) -> list[str]:
    return (row.get("flags") or "").split(", ")


def _line_value(row: Row) -> float | None:
    """The number that a line may run through: exactly one, or the lower bound of a floor."""
    if is_floor(row) or row["low"] == row["high"]:
        return None if row["low"] is None else float(row["low"])
    return None


def _points_of(run: list[Row]) -> list[Point]:
    return [(middle_day(row), level) for row in run if (level := _line_value(row)) is not None]


def _split_at_breaks(run: list[Row]) -> list[list[Point]]:
    """The points between breaks of method. A floor holds on until the break, so its last step reaches there."""
    points = _points_of(run)
    stretches = [points[:1]]
    for row, (before, point) in zip(run[1:], pairwise(points), strict=True):
        if is_break(row):
            if is_stepped(run):
                stretches[-1].append((point[0], before[1]))
            stretches.append([])
        stretches[-1].append(point)
    return [points for points in stretches if len(points) > 1]
