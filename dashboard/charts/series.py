"""What holds a run of statements together: lines, the ground under counts by name, breaks of method, names.

A run is what one speaker says about one scope and period under one label; nothing is joined beyond it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import Any

from dashboard.charts.figure_builder import FigureBuilder
from dashboard.charts.labels import Canvas, Label, Point
from dashboard.charts.text import Row, wrap_text

# From this many statements on, a run is joined by a thin line and named beside it.
JOINED_STATEMENTS = 3
NAME_CHARACTERS = 24
_REMARK = re.compile(r"\s*\([^)]*\)$")  # “(named list)”: the hover card has the full name
# The series is counted in another way from the flagged statement on; the step to it is not an event.
BREAKS = ("series_break", "definition_changed")
DISPUTED = "label_disputed"
SHADE_OPACITY = 0.13
SIGN_PIXELS = 13  # from a mark to the middle of the sign above it


def middle_day(row: Row) -> date:
    """The middle of the day, month or year that the statement names."""
    first: date = row["as_of_first"]
    return date.fromordinal(first.toordinal() + (row["as_of_last"] - first).days // 2)


def is_floor(row: Row) -> bool:
    """Whether the true number cannot be lower: people who were counted by name."""
    return bool(row["stance"] == "confirmed_count")


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
        if _level_of(row) is not None:
            groups[*(row[name] for name in ("speaker_id", "scope", "period", "stance")), is_disputed(row)].append(row)
    return [group for group in groups.values() if len(group) >= JOINED_STATEMENTS]


def is_stepped(run: list[Row]) -> bool:
    """Whether a run is drawn as steps on shaded ground: a running total counted by name, which holds until the next."""
    return is_floor(run[0]) and run[0]["period"] in {None, "cumulative"}


def draw_line(figure: FigureBuilder, run: list[Row], canvas: Canvas) -> None:
    """A thin line through a run, or steps on shaded ground where it is a floor; interrupted at breaks of method."""
    colour = figure.colour_of(run[0]["stance"])
    foot = max(canvas.values[0], 0)
    for points in _split_at_breaks(run):
        canvas.add_line(points)
        if is_stepped(run):
            # Shapes, since Plotly gives the area of a trace no opacity.
            for (day, level), (following, _) in pairwise(points):
                figure.add_rectangle((day, following), (foot, level), colour, SHADE_OPACITY, layer="below")
        days, levels = zip(*points, strict=True)
        figure.add_line(days, levels, colour, 1, opacity=0.6, shape="hv" if is_stepped(run) else "linear")


def add_names(figure: FigureBuilder, runs: list[list[Row]], canvas: Canvas) -> None:
    """The speaker beside each joined run, each speaker once, the longest run first."""
    named: set[str] = set()
    for run in sorted(runs, key=len, reverse=True):
        speaker = run[0]["speaker"]
        if speaker in named:
            continue
        named.add(speaker)
        short = _REMARK.sub("", speaker) or speaker
        lines = wrap_text(f"at least: {short}" if is_floor(run[0]) else short, NAME_CHARACTERS).split("<br>")
        label = Label("<br>".join(lines), max(map(len, lines)), len(lines))
        font = {"size": 12, "color": figure.colour_of(run[0]["stance"])}
        figure.add_annotation(**canvas.place(label, _points_of(run)), text=label.text, font=font)


def add_signs(figure: FigureBuilder, rows: list[Row], tops: list[float], canvas: Canvas) -> None:
    """“//” where a speaker begins to count in another way, “!” above a mark whose label is in dispute.

    `tops` holds the upper end of each statement's drawing. Marks that share a place share a “!”.
    """
    font = {"size": 13, "color": figure.palette.ink}
    disputes: list[tuple[Point, list[str]]] = []
    for row, top in zip(rows, tops, strict=True):
        if is_break(row):
            words = _describe_sign(row, "counted in another way from here on")
            level = row["low"] or top
            figure.add_annotation(x=middle_day(row), y=level, text="<b>//</b>", xshift=-12, hovertext=words, font=font)
        if is_disputed(row):
            point = (middle_day(row), top)
            shared = next((words for other, words in disputes if canvas.is_near(point, other)), None)
            if shared is None:
                disputes.append((point, shared := []))
            shared.append(_describe_sign(row, "what it counts is in dispute"))
    for (day, top), reasons in disputes:
        words = "<br><br>".join(reasons)
        figure.add_annotation(x=day, y=top, text="<b>!</b>", yshift=4, yanchor="bottom", hovertext=words, font=font)


def _describe_sign(row: Row, what: str) -> str:
    note = f"<br>{wrap_text(row['note'])}" if row["note"] else ""
    return f"<b>{wrap_text(row['speaker'])}</b>:<br>{what}{note}"


def _flags_of(row: Row) -> list[str]:
    return (row.get("flags") or "").split(", ")


def _level_of(row: Row) -> float | None:
    """The number that a line may run through: exactly one, or the lower bound of a floor."""
    if is_floor(row) or row["low"] == row["high"]:
        return None if row["low"] is None else float(row["low"])
    return None


def _points_of(run: list[Row]) -> list[Point]:
    return [(middle_day(row), level) for row in run if (level := _level_of(row)) is not None]


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
