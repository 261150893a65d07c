"""Authorised strength as steps on the date each decree takes force, each labelled with its change."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pyarrow as pa

from dashboard.charts.drawing import FigureBuilder
from dashboard.charts.template import (
    Palette,
    Row,
    build_hover_card,
    compute_ticks,
    format_compact,
    rows_of,
    set_date_axis,
    start_figure,
    wrap_text,
)
from dashboard.figures.display import format_interval

# Two labels nearer than this would overlap on a phone; the later one is then lifted.
CROWDED_DAYS = 900
LABEL_PIXELS = 19
EVENT_LEVELS = 4
EVENT_PIXELS = 14


def draw(table: pa.Table, until: date, source: str, palette: Palette, events: pa.Table | None = None) -> go.Figure:
    """Steps of one measure.

    `table` is the answer to `strength_by_decree`: one row per decree, oldest first. The line is carried to `until`, or
    beyond the last decree where that takes force later.
    """
    rows = rows_of(table)
    picture = start_figure(400, source, palette)
    first, last = rows[0]["effective_first"], rows[-1]["effective_first"]
    until = max(until, date.fromordinal(last.toordinal() + max((last - first).days // 12, 60)))
    _draw_line(picture, rows, until, palette)
    _draw_decrees(picture, rows, palette)
    lifts = _compute_lifts(rows)
    span = (until - first).days
    for row, lift in zip(rows, lifts, strict=True):
        is_at_left_edge = (row["effective_first"] - first).days < span / 8
        _add_label(picture, row, lift, palette, "left" if is_at_left_edge else "right")
    ticks, labels, (low, high) = compute_ticks([level_of(row) for row in rows])
    room = (high - low) * (0.1 + 0.055 * max(lifts, default=0))
    top = max(high, *(level_of(row) + room for row, lift in zip(rows, lifts, strict=True) if lift), high)
    picture.yaxis(tickvals=ticks, ticktext=labels, range=[low, top], side="right", automargin=True)
    set_date_axis(picture, date.fromordinal(first.toordinal() - span // 30), until)
    if events is not None:
        add_events(picture, events, first, until, palette)
    return picture.figure()


def describe(table: pa.Table, label: str) -> str:
    """The same steps in one sentence per decree."""
    parts = [
        f"{row['effective_from']}: {format_interval(row['at_least'], row['at_most'])}"
        + (f" ({change})" if (change := format_change(row)) else "")
        for row in rows_of(table)
    ]
    warnings = [f"{when}: {what}" for when, what in list_caveats(table)]
    return f"Step chart of {label}, by the date each decree took force. {'; '.join([*parts, *warnings])}."


def list_caveats(table: pa.Table) -> list[tuple[str, str]]:
    """What a reader must know of single steps, as (date, words): weak publications, days of effect that none gives."""
    found = []
    for row in rows_of(table):
        if row["is_unconfirmed"]:
            found.append((row["effective_from"], f"unconfirmed, read in {row['outlet']} only"))
        if not row["is_effect_known"]:
            found.append(
                (row["effective_from"], "drawn at its signature; no publication read gives the day it took force")
            )
    return found


def level_of(row: Row) -> int:
    """The number as printed: where it stands, whatever its rounding leaves open."""
    return int(row["low"] if row["low"] is not None else row["at_most"])


def _draw_line(picture: FigureBuilder, rows: list[Row], until: date, palette: Palette) -> None:
    """Level from each decree to the next; dashed as long as it rests on something weak."""
    for dash in ("solid", "dot"):
        xs: list[date | None] = []
        ys: list[int | None] = []
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            if (dash == "dot") == _is_weak(row):
                end = following["effective_first"] if following else until
                xs += [row["effective_first"], end, end, None]
                ys += [level_of(row), level_of(row), level_of(following or row), None]
        picture.scatter(
            x=xs,
            y=ys,
            mode="lines",
            line={"color": palette.series[0], "width": 3, "dash": dash},
            hoverinfo="skip",
        )


def _draw_decrees(picture: FigureBuilder, rows: list[Row], palette: Palette) -> None:
    blue = palette.series[0]
    for row in rows:
        if row["at_least"] != row["at_most"]:
            picture.scatter(
                x=[row["effective_first"]] * 2,
                y=[row["at_least"], row["at_most"]],
                mode="lines",
                line={"color": blue, "width": 6},
                opacity=0.4,
                hoverinfo="skip",
            )
    picture.scatter(
        x=[row["effective_first"] for row in rows],
        y=[level_of(row) for row in rows],
        mode="markers",
        marker={
            "size": 11,
            "color": palette.paper,
            "line": {"color": blue, "width": 2.5},
            "symbol": ["diamond" if _is_weak(row) else "circle" for row in rows],
        },
        customdata=[_build_card(row) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _is_weak(row: Row) -> bool:
    return bool(row["is_unconfirmed"] or not row["is_effect_known"])


def add_events(picture: FigureBuilder, events: pa.Table, first: date, last: date, palette: Palette) -> None:
    """Dotted lines at dated events, numbered; what each number means stands beside the chart.

    Numbers of neighbours stand on different levels, so that they stay apart on a phone.
    """
    picture.raise_ceiling(EVENT_LEVELS * EVENT_PIXELS + 6)
    shown_events = [row for row in enumerate(rows_of(events), start=1) if first <= row[1]["happened_first"] <= last]
    for place, (number, row) in enumerate(shown_events):
        top = 1 + (place % EVENT_LEVELS) * EVENT_PIXELS / picture.inner_pixels
        picture.vertical(row["happened_first"], top, color=palette.ink)
        picture.annotation(
            x=row["happened_first"],
            y=top,
            yref="paper",
            yanchor="bottom",
            text=str(number),
            hovertext=wrap_text(f"{row['happened_on']}: {row['title']}"),
            showarrow=False,
            font={"size": 12, "color": palette.ink},
        )


def _build_card(row: Row) -> str:
    change = f"<br>change {format_change(row)}" if format_change(row) else ""
    unconfirmed = "<br><i>weak publication: unconfirmed</i>" if row["is_unconfirmed"] else ""
    return f"{build_hover_card(row)}<br>in force {wrap_text(row['effective_from'])}{change}{unconfirmed}"


def _compute_lifts(rows: list[Row]) -> list[int]:
    """How many lines each label is lifted so that it does not lie on the one before."""
    lifts: list[int] = []
    for place, row in enumerate(rows):
        before = rows[place - 1] if place else None
        is_crowded = (
            before is not None
            and (row["effective_first"] - before["effective_first"]).days < CROWDED_DAYS
            and abs(level_of(row) - level_of(before)) < 0.04 * level_of(row)
        )
        lifts.append(lifts[-1] + 2 if is_crowded else 0)
    return lifts


def _add_label(picture: FigureBuilder, row: Row, lift: int, palette: Palette, side: str) -> None:
    change = f"<b>{format_change(row)}</b><br>" if format_change(row) else ""
    picture.annotation(
        x=row["effective_first"],
        y=level_of(row),
        text=f"{change}{format_compact(level_of(row))}",
        showarrow=lift > 0,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=palette.ink,
        ax=-6,
        ay=-14 - lift * LABEL_PIXELS,
        xanchor=side,
        yanchor="bottom",
        align=side,
        **({} if lift else {"xshift": 7 if side == "left" else -7, "yshift": 4}),
        font={"size": 13},
    )


def format_change(row: Row) -> str:
    """ "+137,000", "±0", "+12k to +14k" where a rounded print leaves it open; empty for the first step."""
    low, high = row["change_at_least"], row["change_at_most"]
    if low is None or high is None:
        return ""
    if low == high:
        return f"{low:+,}".replace("-", "−") if low else "±0"
    if low <= 0 <= high:
        return "±0 within rounding"
    sign = "+" if low > 0 else "−"
    near, far = sorted((abs(low), abs(high)))
    return f"{sign}{format_compact(near)} to {sign}{format_compact(far)}"
