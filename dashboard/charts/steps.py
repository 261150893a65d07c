"""A level as steps on the date each decision takes force, each labelled with its change."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pyarrow as pa

from dashboard.charts.figure_builder import Figure, FigureBuilder
from dashboard.charts.palette import Palette
from dashboard.charts.text import Row, build_hover_card, format_compact, wrap_text
from dashboard.charts.ticks import compute_ticks, fit_top
from dashboard.figures.display import format_interval, format_number

# Two labels nearer than this would overlap on a phone; the later one is then lifted.
CROWDED_DAYS = 900
LABEL_PIXELS = 19
LABEL_LINES_PIXELS = 44  # two lines, with the room that Plotly keeps around a text
EVENT_LEVELS = 4
EVENT_PIXELS = 14


def draw(table: pa.Table, until: date, source: str, palette: Palette, events: pa.Table | None = None) -> Figure:
    """Steps of one measure.

    `table` is the answer to `steps`: one row per decision, oldest first. The line is carried to `until`, or
    beyond the last decision where that takes force later.
    """
    rows: list[Row] = table.to_pylist()
    figure = FigureBuilder(400, source, palette)
    first, last = rows[0]["effective_first"], rows[-1]["effective_first"]
    until = max(until, last + timedelta(max((last - first).days // 12, 60)))
    span = (until - first).days
    _draw_line(figure, rows, until)
    _draw_marks(figure, rows)
    lifts = _compute_lifts(rows)
    for row, lift in zip(rows, lifts, strict=True):
        is_at_left_edge = (row["effective_first"] - first).days < span / 8
        _add_label(figure, row, lift, "left" if is_at_left_edge else "right")
    ticks, labels, (low, high) = compute_ticks([level_of(row) for row in rows], least_step=1)
    rooms = [(level_of(row), _rise_of(lift) + LABEL_LINES_PIXELS) for row, lift in zip(rows, lifts, strict=True)]
    top = fit_top(low, high, rooms, figure.inner_pixels)
    figure.update_yaxis(tickvals=ticks, ticktext=labels, range=[low, top], side="right", automargin=True)
    figure.set_date_axis(first - timedelta(span // 30), until)
    if events is not None:
        add_events(figure, events, first, until)
    return figure.build()


def describe(table: pa.Table, label: str, word: str = "decision") -> str:
    """The same steps in words; `word` is what the dossier calls one."""
    parts = [
        f"{row['effective_from']}: {format_interval(row['at_least'], row['at_most'])}"
        + (f" ({change})" if (change := format_change(row)) else "")
        for row in table.to_pylist()
    ]
    warnings = [f"{when}: {what}" for when, what in list_caveats(table)]
    return f"Step chart of {label}, by the date each {word} took force. {'; '.join([*parts, *warnings])}."


def build_legend(table: pa.Table) -> str:
    """The sign of steps that rest on something weak, where it occurs."""
    return "dotted line, diamond: unconfirmed, or of an unknown day" if any(map(_is_weak, table.to_pylist())) else ""


def list_caveats(table: pa.Table) -> list[tuple[str, str]]:
    """What a reader must know of single steps, as (date, words): weak publications, days of effect that none gives."""
    caveats = []
    for row in table.to_pylist():
        if row["is_unconfirmed"]:
            caveats.append((row["effective_from"], f"unconfirmed, read in {row['outlet']} only"))
        if not row["is_effect_known"]:
            no_day = "drawn at its signature; no publication read gives the day it took force"
            caveats.append((row["effective_from"], no_day))
    return caveats


def level_of(row: Row) -> int:
    """The number as printed: where it stands, whatever its rounding leaves open."""
    return int(row["low"] if row["low"] is not None else row["at_most"])


def add_events(figure: FigureBuilder, events: pa.Table, first: date, last: date) -> None:
    """Dotted lines at dated events, numbered; what each number means stands beside the chart.

    Numbers of neighbours stand on different levels, so that they stay apart on a phone.
    """
    figure.set_head(EVENT_LEVELS * EVENT_PIXELS + 6)
    ink = figure.palette.ink
    numbered = [each for each in enumerate(events.to_pylist(), start=1) if first <= each[1]["happened_first"] <= last]
    for place, (number, row) in enumerate(numbered):
        top = 1 + (place % EVENT_LEVELS) * EVENT_PIXELS / figure.inner_pixels
        figure.add_vertical_line(row["happened_first"], top, color=ink)
        figure.add_annotation(
            x=row["happened_first"], y=top, yref="paper", yanchor="bottom", text=str(number),
            hovertext=wrap_text(f"{row['happened_on']}: {row['title']}"), font={"size": 12, "color": ink},
        )  # fmt: skip


def format_change(row: Row) -> str:
    """ "+137,000", "±0", "+12k to +14k" where a rounded print leaves it open; empty for the first step."""
    low, high = row["change_at_least"], row["change_at_most"]
    if low is None or high is None:
        return ""
    if low == high:
        return format_number(low, signed=True) if low else "±0"
    if low <= 0 <= high:
        return "±0 within rounding"
    sign = "+" if low > 0 else "−"
    near, far = sorted((abs(low), abs(high)))
    return f"{sign}{format_compact(near)} to {sign}{format_compact(far)}"


def _draw_line(figure: FigureBuilder, rows: list[Row], until: date) -> None:
    """Level from each decision to the next; dashed as long as it rests on something weak."""
    for dash in ("solid", "dot"):
        days: list[date | None] = []
        levels: list[int | None] = []
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            if (dash == "dot") == _is_weak(row):
                end = following["effective_first"] if following else until
                days += [row["effective_first"], end, end, None]
                levels += [level_of(row), level_of(row), level_of(following or row), None]
        figure.add_line(days, levels, figure.palette.series[0], 3, dash=dash)


def _draw_marks(figure: FigureBuilder, rows: list[Row]) -> None:
    blue = figure.palette.series[0]
    for row in rows:
        if row["at_least"] != row["at_most"]:
            days, bounds = [row["effective_first"]] * 2, [row["at_least"], row["at_most"]]
            figure.add_line(days, bounds, blue, 6, opacity=0.4)
    figure.add_markers(
        [row["effective_first"] for row in rows],
        [level_of(row) for row in rows],
        [_build_card(row) for row in rows],
        size=11,
        color=figure.palette.paper,
        line={"color": blue, "width": 2.5},
        symbol=["diamond" if _is_weak(row) else "circle" for row in rows],
    )


def _is_weak(row: Row) -> bool:
    return bool(row["is_unconfirmed"] or not row["is_effect_known"])


def _build_card(row: Row) -> str:
    change = f"<br>change {format_change(row)}" if format_change(row) else ""
    unconfirmed = "<br><i>weak publication: unconfirmed</i>" if row["is_unconfirmed"] else ""
    return f"{build_hover_card(row)}<br>in force {wrap_text(row['effective_from'])}{change}{unconfirmed}"


def _compute_lifts(rows: list[Row]) -> list[int]:
    """How many lines each label is lifted so that it does not lie on the one before."""
    lifts = [0]
    for before, row in pairwise(rows):
        is_soon_after = (row["effective_first"] - before["effective_first"]).days < CROWDED_DAYS
        is_level = abs(level_of(row) - level_of(before)) < 0.04 * level_of(row)
        lifts.append(lifts[-1] + 2 if is_soon_after and is_level else 0)
    return lifts


def _rise_of(lift: int) -> int:
    """How many pixels above its mark a label begins."""
    return 14 + lift * LABEL_PIXELS if lift else 4


def _add_label(figure: FigureBuilder, row: Row, lift: int, side: str) -> None:
    change = f"<b>{format_change(row)}</b><br>" if format_change(row) else ""
    shift = {} if lift else {"xshift": 7 if side == "left" else -7, "yshift": _rise_of(lift)}
    figure.add_annotation(
        x=row["effective_first"], y=level_of(row), text=f"{change}{format_compact(level_of(row))}",
        showarrow=lift > 0, arrowhead=0, arrowwidth=1, arrowcolor=figure.palette.ink,
        ax=-6, ay=-_rise_of(lift), xanchor=side, yanchor="bottom", align=side, font={"size": 13}, **shift,
    )  # fmt: skip
