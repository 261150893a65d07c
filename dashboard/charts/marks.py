"""Statements over time: one mark per statement, ranges as bars, open bounds as arrows, lines within one speaker.

Counts by name are a floor: steps on shaded ground. Breaks of method and labels in dispute carry a sign.
"""

from __future__ import annotations

from datetime import timedelta

import pyarrow as pa

from dashboard.charts import series, stances
from dashboard.charts.figure_builder import Figure, FigureBuilder
from dashboard.charts.labels import Canvas
from dashboard.charts.palette import Palette
from dashboard.charts.series import SIGN_PIXELS, is_break, is_disputed, is_floor, middle_day
from dashboard.charts.stances import LEGEND_GAP, STANCES
from dashboard.charts.steps import add_events
from dashboard.charts.text import Row, build_hover_card, describe_rows, wrap_text
from dashboard.charts.ticks import compute_ticks

FEW_STATEMENTS = 8
MOST_NAMED = 6


def draw(table: pa.Table, source: str, palette: Palette, events: pa.Table | None = None) -> Figure:
    """Marks at the middle day of the date given; a month or a year that is wider than its mark has a thin line.

    `table` is the answer to `statements_over_time`: speaker_id, scope, at_least, at_most, as_of_first, as_of_last, …
    """
    rows = [row for row in table.to_pylist() if _is_drawn(row)]
    figure = FigureBuilder(440 if len(rows) >= FEW_STATEMENTS else 240, source, palette)
    if not rows:
        return _draw_nothing(figure)
    bounds = [bound for row in rows for bound in (row["at_least"], row["at_most"])]
    ticks, labels, (low, high) = compute_ticks(bounds, least_step=1)
    first, last = min(row["as_of_first"] for row in rows), max(row["as_of_last"] for row in rows)
    margin = timedelta(max((last - first).days // 30, 15))
    days = (first - margin, last + margin)
    canvas = Canvas(days, (low, high), figure.inner_pixels)
    runs = series.runs_of(rows)
    for run in runs:
        series.draw_line(figure, run, canvas)
    _draw_periods(figure, [row for row in rows if canvas.is_broad(row["as_of_first"], row["as_of_last"])])
    for stance in STANCES:
        _draw_marks(figure, [row for row in rows if row["stance"] == stance])
    tops = _draw_open_ends(figure, rows, runs, (high - low) * 0.05)
    places = [(middle_day(row), top) for row, top in zip(rows, tops, strict=True)]
    canvas.add_marks(
        (day, level) for row, (day, top) in zip(rows, places, strict=True) for level in {*_levels_of(row), top}
    )
    canvas.add_marks((place for row, place in zip(rows, places, strict=True) if is_disputed(row)), SIGN_PIXELS)
    series.add_signs(figure, rows, tops, canvas)
    series.add_names(figure, runs, canvas)
    figure.set_date_axis(*days)
    figure.update_yaxis(tickvals=ticks, ticktext=labels, range=[low, high], side="right", automargin=True)
    if events is not None:
        add_events(figure, events, first, last)
    return figure.build()


def describe(table: pa.Table, label: str) -> str:
    """Count, speakers, first and last statement, floors, breaks of method and disputed labels in words."""
    rows: list[Row] = table.to_pylist()
    speakers = {row["speaker"] for row in rows}
    dated = [row for row in rows if row["as_of"]] or [{**row, "as_of": "an unknown day"} for row in rows]
    first, last = dated[0], dated[-1]
    # Of very many statements, a row is what a speaker states of one month, which no outlet carries as such.
    what = "months" if first.get("count_outlets", 0) is None else "statements"
    last_of_each = {(row["speaker_id"], row["scope"]): row for row in rows if is_floor(row)}
    signs = {
        "Counts by name, which are a floor": list(last_of_each.values()),
        "Counted in another way from then on": [row for row in rows if is_break(row)],
        "What it counts is in dispute": [row for row in rows if is_disputed(row)],
    }
    sentences = [
        f"Chart of {len(rows)} {what} on {label} by {len(speakers)} speakers, from {first['as_of']} "
        f"({first['speaker']}: “{first['wording']}”) to {last['as_of']} ({last['speaker']}: “{last['wording']}”).",
        *(f"{words}: {describe_rows(signed, MOST_NAMED)}." for words, signed in signs.items() if signed),
    ]
    return " ".join(sentences)


def build_legend(table: pa.Table) -> str:
    """`stances.build_legend`, and the signs of this form that occur: shaded steps, break of method, disputed label."""
    rows = [row for row in table.to_pylist() if _is_drawn(row)]
    signs = {
        "steps on shaded ground: counted by name, at least so many": any(map(series.is_stepped, series.runs_of(rows))),
        "// counted in another way from here on": any(map(is_break, rows)),
        "! what it counts is in dispute": any(map(is_disputed, rows)),
    }
    return LEGEND_GAP.join([stances.build_legend(table), *(sign for sign, occurs in signs.items() if occurs)])


def list_undrawn(table: pa.Table) -> list[str]:
    """A sentence for each statement that no mark can stand for, since it gives no day or no bound."""
    undrawn = [row for row in table.to_pylist() if not _is_drawn(row)]
    return [
        f"Not drawn, since it gives no {'bound' if row['as_of_first'] else 'day'}: "
        f"{row['speaker']}, “{row['wording']}”, {row['outlet']}."
        for row in undrawn
    ]


def _is_drawn(row: Row) -> bool:
    """Whether a mark has a place: a day, and a number."""
    return row["as_of_first"] is not None and not (row["at_least"] is None and row["at_most"] is None)


def _draw_nothing(figure: FigureBuilder) -> Figure:
    """No statement has a day and a bound: the picture says so, where an empty one would look like a zero."""
    for update in (figure.update_xaxis, figure.update_yaxis):
        update(range=[0, 1], tickvals=[], ticktext=[])
    figure.add_annotation(x=0.5, y=0.5, text="No statement gives a number that can be drawn.")
    return figure.build()


def _draw_marks(figure: FigureBuilder, rows: list[Row]) -> None:
    """The marks of one stance, with their intervals as broad pale bars."""
    if not rows:
        return
    colour, paper = figure.colour_of(rows[0]["stance"]), figure.palette.paper
    for row in rows:
        if None not in (row["at_least"], row["at_most"]) and row["at_least"] != row["at_most"]:
            figure.add_line([middle_day(row)] * 2, [row["at_least"], row["at_most"]], colour, 5, opacity=0.45)
    ranges = [(row, level) for row in rows if _is_range(row) for level in _levels_of(row)]
    figure.add_markers(
        [middle_day(row) for row, _ in ranges],
        [level for _, level in ranges],
        [_build_card(row) for row, _ in ranges],
        symbol="line-ew", size=12, line={"width": 3, "color": colour},
    )  # fmt: skip
    numbers = [row for row in rows if not _is_range(row)]
    is_narrower = [bool(row["scope"]) for row in numbers]
    figure.add_markers(
        [middle_day(row) for row in numbers],
        [level for row in numbers for level in _levels_of(row)],
        [_build_card(row) for row in numbers],
        size=10,
        symbol=STANCES[rows[0]["stance"]].symbol,
        color=[paper if hollow else colour for hollow in is_narrower],
        line={
            "width": [2 if hollow else 1 for hollow in is_narrower],
            "color": [colour if hollow else paper for hollow in is_narrower],
        },
    )


def _draw_periods(figure: FigureBuilder, rows: list[Row]) -> None:
    """A thin line over the month or year that a statement names. Plotly has no error bars on an axis of dates."""
    for row in rows:
        for level in _levels_of(row):
            figure.add_line([row["as_of_first"], row["as_of_last"]], [level] * 2, figure.colour_of(row["stance"]), 1)


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


def _draw_open_ends(figure: FigureBuilder, rows: list[Row], runs: list[list[Row]], reach: float) -> list[float]:
    """A dotted arrow of length `reach` where a bound is open; gives the top of each statement's drawing.

    A floor is open above whatever its wording; along its steps the shade says so, and only the last has the arrow.
    """
    on_steps = {id(row) for run in runs if series.is_stepped(run) for row in run[:-1]}
    tops = []
    for row in rows:
        top = float(max(_levels_of(row)))
        if (row["at_most"] is None or is_floor(row)) and id(row) not in on_steps:
            _draw_arrow(figure, row, top, top + reach)
            top += reach
        if row["at_least"] is None:
            _draw_arrow(figure, row, row["at_most"], row["at_most"] - reach)
        tops.append(top)
    return tops


def _draw_arrow(figure: FigureBuilder, row: Row, start: float, end: float) -> None:
    colour, day = figure.colour_of(row["stance"]), middle_day(row)
    head = "triangle-up-open" if end > start else "triangle-down-open"
    figure.add_trace(
        [day, day],
        [start, end],
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": "dot"},
        marker={"symbol": ["line-ew", head], "size": [1, 8], "color": colour},
        hoverinfo="skip",
    )
