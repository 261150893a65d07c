"""Statements over time: one mark per statement, ranges as bars, open bounds as arrows, lines within one speaker."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import plotly.graph_objects as go
import pyarrow as pa

from dashboard.charts.drawing import Drawing
from dashboard.charts.stances import STANCES
from dashboard.charts.steps import mark_events
from dashboard.charts.template import Palette, Row, date_axis, drawing, hover_card, rows_of, value_ticks

# From this many statements on, one speaker's series of one definition is joined by a thin line.
SERIES_STATEMENTS = 3
FEW_STATEMENTS = 8


def draw(table: pa.Table, source: str, palette: Palette, events: pa.Table | None = None) -> go.Figure:
    """Marks at the middle day of the date given (a month and a year are drawn as wide as they are).

    `table` is the answer to `statements_over_time`: speaker_id, scope, at_least, at_most, as_of_first, as_of_last, …
    """
    rows = [row for row in rows_of(table) if row["at_least"] is not None or row["at_most"] is not None]
    picture = drawing(440 if len(rows) >= FEW_STATEMENTS else 240, source, palette)
    ticks, labels, (low, high) = value_ticks([b for row in rows for b in (row["at_least"], row["at_most"])])
    for group in _series(rows):
        _join(picture, group, palette)
    for stance in STANCES:
        _draw_marks(picture, [row for row in rows if row["stance"] == stance], (high - low) * 0.05, palette)
    first = min(row["as_of_first"] for row in rows)
    last = max(row["as_of_last"] for row in rows)
    margin = max((last - first).days // 30, 15)
    date_axis(picture, _shift(first, -margin), _shift(last, margin))
    picture.yaxis(tickvals=ticks, ticktext=labels, range=[low, high], side="right", automargin=True)
    if events is not None:
        mark_events(picture, events, first, last, palette)
    return picture.figure()


def describe(table: pa.Table, label: str) -> str:
    """Count, speakers, first and last statement in words."""
    rows = rows_of(table)
    speakers = {row["speaker"] for row in rows}
    first, last = rows[0], rows[-1]
    return (
        f"Chart of {len(rows)} statements on {label} by {len(speakers)} speakers, from {first['as_of']} "
        f"({first['speaker']}: “{first['wording']}”) to {last['as_of']} ({last['speaker']}: “{last['wording']}”)."
    )


def middle_day(row: Row) -> date:
    """The middle of the day, month or year that the statement names."""
    first: date = row["as_of_first"]
    return _shift(first, (row["as_of_last"] - first).days // 2)


def _shift(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def _series(rows: list[Row]) -> list[list[Row]]:
    groups: dict[tuple[str, str | None], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["speaker_id"], row["scope"]].append(row)
    return [group for group in groups.values() if len(group) >= SERIES_STATEMENTS]


def _join(picture: Drawing, group: list[Row], palette: Palette) -> None:
    exact = [row for row in group if row["low"] is not None and row["low"] == row["high"]]
    picture.scatter(
        x=[middle_day(row) for row in exact],
        y=[row["low"] for row in exact],
        mode="lines",
        line={"color": palette.series[STANCES[group[0]["stance"]].place], "width": 1},
        opacity=0.6,
        hoverinfo="skip",
    )


def _draw_marks(picture: Drawing, rows: list[Row], reach: float, palette: Palette) -> None:
    if not rows:
        return
    mark = STANCES[rows[0]["stance"]]
    colour = palette.series[mark.place]
    bars = [row for row in rows if None not in (row["at_least"], row["at_most"]) and row["at_least"] != row["at_most"]]
    for row in bars:
        day = middle_day(row)
        picture.scatter(
            x=[day, day],
            y=[row["at_least"], row["at_most"]],
            mode="lines",
            line={"color": colour, "width": 5},
            opacity=0.45,
            hoverinfo="skip",
        )
    for row in rows:
        if row["at_most"] is None or row["at_least"] is None:
            _draw_open(picture, row, reach, colour)
    ranges = [row for row in rows if _is_range(row)]
    picture.scatter(
        x=[middle_day(row) for row in ranges for _ in range(2)],
        y=[row[bound] for row in ranges for bound in ("low", "high")],
        mode="markers",
        marker={"symbol": "line-ew", "size": 12, "line": {"width": 3, "color": colour}},
        customdata=[hover_card(row) for row in ranges for _ in range(2)],
        hovertemplate="%{customdata}<extra></extra>",
    )
    numbers = [row for row in rows if not _is_range(row)]
    picture.scatter(
        x=[middle_day(row) for row in numbers],
        y=[_printed(row) for row in numbers],
        mode="markers",
        marker={
            "size": 10,
            "color": colour,
            "symbol": [mark.symbol + ("-open" if row["scope"] else "") for row in numbers],
            "line": {
                "width": [2 if row["scope"] else 1 for row in numbers],
                "color": [colour if row["scope"] else palette.paper for row in numbers],
            },
        },
        error_x={
            "type": "data",
            "array": [(row["as_of_last"] - middle_day(row)).days * 86_400_000 for row in numbers],
            "color": colour,
            "thickness": 1,
            "width": 0,
        },
        customdata=[hover_card(row) for row in numbers],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _is_range(row: Row) -> bool:
    """A range as printed: it has two ends and no middle."""
    return None not in (row["low"], row["high"]) and row["low"] != row["high"]


def _printed(row: Row) -> int:
    """The one number that is printed; where words give none, the bound that is known."""
    for name in ("low", "high", "at_least", "at_most"):
        if row[name] is not None:
            return int(row[name])
    raise ValueError("a statement without any bound cannot be drawn")


def _draw_open(picture: Drawing, row: Row, reach: float, colour: str) -> None:
    is_floor = row["at_most"] is None
    known = row["at_least"] if is_floor else row["at_most"]
    day = middle_day(row)
    picture.scatter(
        x=[day, day],
        y=[known, known + reach if is_floor else known - reach],
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": "dot"},
        marker={
            "symbol": ["line-ew", "triangle-up-open" if is_floor else "triangle-down-open"],
            "size": [1, 8],
            "color": colour,
        },
        hoverinfo="skip",
    )
