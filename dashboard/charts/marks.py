"""Statements over time: one mark per statement, ranges as bars, open bounds as arrows, lines within one speaker.

Counts by name are a floor: steps on shaded ground. Breaks of method and labels in dispute carry a sign.
"""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pyarrow as pa

from dashboard.charts import series, stances
from dashboard.charts.drawing import FigureBuilder
from dashboard.charts.labels import Canvas
from dashboard.charts.series import SIGN_PIXELS, is_break, is_disputed, is_floor, middle_day
from dashboard.charts.stances import LEGEND_GAP, STANCES
from dashboard.charts.steps import add_events
from dashboard.charts.template import (
    Palette,
    Row,
    build_hover_card,
    compute_ticks,
    rows_of,
    set_date_axis,
    start_figure,
    wrap_text,
)

FEW_STATEMENTS = 8
MOST_NAMED = 6


def draw(table: pa.Table, source: str, palette: Palette, events: pa.Table | None = None) -> go.Figure:
    """Marks at the middle day of the date given; a month or a year that is wider than its mark has a thin line.

    `table` is the answer to `statements_over_time`: speaker_id, scope, at_least, at_most, as_of_first, as_of_last, …
    """
    rows = [row for row in rows_of(table) if row["at_least"] is not None or row["at_most"] is not None]
    picture = start_figure(440 if len(rows) >= FEW_STATEMENTS else 240, source, palette)
    if not rows:
        return _without_marks(picture)
    ticks, labels, (low, high) = compute_ticks([b for row in rows for b in (row["at_least"], row["at_most"])])
    first = min(row["as_of_first"] for row in rows)
    last = max(row["as_of_last"] for row in rows)
    margin = max((last - first).days // 30, 15)
    days = (_shift_day(first, -margin), _shift_day(last, margin))
    canvas = Canvas(days, (low, high), picture.inner_pixels)
    runs = series.runs_of(rows)
    for run in runs:
        series.draw_line(picture, run, canvas, palette)
    broad = [row for row in rows if canvas.is_broad(row["as_of_first"], row["as_of_last"])]
    _draw_breadths(picture, broad, palette)
    for stance in STANCES:
        _draw_marks(picture, [row for row in rows if row["stance"] == stance], palette)
    tops = _draw_open_ends(picture, rows, runs, (high - low) * 0.05, palette)
    canvas.add_marks(
        (middle_day(row), level) for row, top in zip(rows, tops, strict=True) for level in {*_levels_of(row), top}
    )
    canvas.add_marks(
        ((middle_day(row), top) for row, top in zip(rows, tops, strict=True) if is_disputed(row)), SIGN_PIXELS
    )
    series.add_signs(picture, rows, tops, canvas, palette)
    series.add_names(picture, runs, canvas, palette)
    set_date_axis(picture, *days)
    picture.yaxis(tickvals=ticks, ticktext=labels, range=[low, high], side="right", automargin=True)
    if events is not None:
        add_events(picture, events, first, last, palette)
    return picture.figure()


def describe(table: pa.Table, label: str) -> str:
    """Count, speakers, first and last statement, floors, breaks of method and disputed labels in words."""
    rows = rows_of(table)
    speakers = {row["speaker"] for row in rows}
    first, last = rows[0], rows[-1]
    # Of very many statements, a row is what a speaker states of one month, which no outlet carries as such.
    what = "months" if first.get("count_outlets", 0) is None else "statements"
    return " ".join(
        [
            f"Chart of {len(rows)} {what} on {label} by {len(speakers)} speakers, from {first['as_of']} "
            f"({first['speaker']}: “{first['wording']}”) to {last['as_of']} ({last['speaker']}: “{last['wording']}”).",
            *_describe_rows("Counts by name, which are a floor", _last_of_each([row for row in rows if is_floor(row)])),
            *_describe_rows("Counted in another way from then on", [row for row in rows if is_break(row)]),
            *_describe_rows("What it counts is in dispute", [row for row in rows if is_disputed(row)]),
        ]
    )


def build_legend(table: pa.Table) -> str:
    """`stances.build_legend`, and the signs of this form that occur: ground, break of method, disputed label."""
    rows = rows_of(table)
    signs = {
        "steps on shaded ground: counted by name, at least so many": any(map(series.is_stepped, series.runs_of(rows))),
        "// counted in another way from here on": any(map(is_break, rows)),
        "! what it counts is in dispute": any(map(is_disputed, rows)),
    }
    return LEGEND_GAP.join([stances.build_legend(table), *(sign for sign, occurs in signs.items() if occurs)])


def _without_marks(picture: FigureBuilder) -> go.Figure:
    """No statement has a bound: the picture says so, where an empty one would look like a zero."""
    for axis in (picture.xaxis, picture.yaxis):
        axis(range=[0, 1], tickvals=[], ticktext=[])
    picture.annotation(x=0.5, y=0.5, text="No statement gives a number that can be drawn.", showarrow=False)
    return picture.figure()


def _shift_day(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def _last_of_each(rows: list[Row]) -> list[Row]:
    """The last row of each speaker and scope."""
    return list({(row["speaker_id"], row["scope"]): row for row in rows}.values())


def _describe_rows(words: str, rows: list[Row]) -> list[str]:
    if not rows:
        return []
    parts = [f"{row['speaker']} “{row['wording']}” ({row['as_of'] or 'undated'})" for row in rows[:MOST_NAMED]]
    more = f"; and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
    return [f"{words}: {'; '.join(parts)}{more}."]


def _draw_marks(picture: FigureBuilder, rows: list[Row], palette: Palette) -> None:
    """The marks of one stance, with their intervals as broad pale bars."""
    if not rows:
        return
    mark = STANCES[rows[0]["stance"]]
    colour = palette.series[mark.place]
    for row in rows:
        if None not in (row["at_least"], row["at_most"]) and row["at_least"] != row["at_most"]:
            picture.scatter(
                x=[middle_day(row)] * 2,
                y=[row["at_least"], row["at_most"]],
                mode="lines",
                line={"color": colour, "width": 5},
                opacity=0.45,
                hoverinfo="skip",
            )
    ranges = [row for row in rows if _is_range(row)]
    picture.scatter(
        x=[middle_day(row) for row in ranges for _ in range(2)],
        y=[level for row in ranges for level in _levels_of(row)],
        mode="markers",
        marker={"symbol": "line-ew", "size": 12, "line": {"width": 3, "color": colour}},
        customdata=[_build_card(row) for row in ranges for _ in range(2)],
        hovertemplate="%{customdata}<extra></extra>",
    )
    numbers = [row for row in rows if not _is_range(row)]
    picture.scatter(
        x=[middle_day(row) for row in numbers],
        y=[level for row in numbers for level in _levels_of(row)],
        mode="markers",
        marker={
            "size": 10,
            "color": [palette.paper if row["scope"] else colour for row in numbers],
            "symbol": mark.symbol,
            "line": {
                "width": [2 if row["scope"] else 1 for row in numbers],
                "color": [colour if row["scope"] else palette.paper for row in numbers],
            },
        },
        customdata=[_build_card(row) for row in numbers],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _draw_breadths(picture: FigureBuilder, rows: list[Row], palette: Palette) -> None:
    """A thin line over the month or year that a statement names. Plotly has no error bars on an axis of dates."""
    for row in rows:
        for level in _levels_of(row):
            picture.scatter(
                x=[row["as_of_first"], row["as_of_last"]],
                y=[level, level],
                mode="lines",
                line={"color": palette.series[STANCES[row["stance"]].place], "width": 1},
                hoverinfo="skip",
            )


def _build_card(row: Row) -> str:
    """The hover card; where a sign needs a reason, with the note that gives it."""
    floor = "<br><i>counted by name: at least so many</i>" if is_floor(row) else ""
    note = f"<br>{wrap_text(row['note'])}" if row["note"] and (is_break(row) or is_disputed(row)) else ""
    return f"{build_hover_card(row)}{floor}{note}"


def _is_range(row: Row) -> bool:
    """A range as printed: it has two ends and no middle."""
    return None not in (row["low"], row["high"]) and row["low"] != row["high"]


def _levels_of(row: Row) -> list[int]:
    """Where the marks stand: at both ends of a range, else at the number printed, or at the bound that is known."""
    if _is_range(row):
        return [int(row["low"]), int(row["high"])]
    return [int(next(row[name] for name in ("low", "high", "at_least", "at_most") if row[name] is not None))]


def _draw_open_ends(
    picture: FigureBuilder, rows: list[Row], runs: list[list[Row]], reach: float, palette: Palette
) -> list[float]:
    """A dotted arrow of length `reach` where a bound is open; gives the top of each statement's drawing.

    A floor is open above whatever its wording; along its steps the ground says so, and only the last has the arrow.
    """
    on_ground = {id(row) for run in runs if series.is_stepped(run) for row in run[:-1]}
    tops = []
    for row in rows:
        colour = palette.series[STANCES[row["stance"]].place]
        top = float(max(_levels_of(row)))
        if (row["at_most"] is None or is_floor(row)) and id(row) not in on_ground:
            _draw_arrow(picture, middle_day(row), top, top + reach, colour)
            top += reach
        if row["at_least"] is None:
            _draw_arrow(picture, middle_day(row), row["at_most"], row["at_most"] - reach, colour)
        tops.append(top)
    return tops


def _draw_arrow(picture: FigureBuilder, day: date, start: float, end: float, colour: str) -> None:
    picture.scatter(
        x=[day, day],
        y=[start, end],
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": "dot"},
        marker={
            "symbol": ["line-ew", "triangle-up-open" if end > start else "triangle-down-open"],
            "size": [1, 8],
            "color": colour,
        },
        hoverinfo="skip",
    )
