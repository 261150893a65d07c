"""Authorised strength as steps on the date each decree takes force, each labelled with its change."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pyarrow as pa

from dashboard.charts.template import (
    Palette,
    Row,
    compact,
    compact_interval,
    figure,
    hover_card,
    plain,
    rows_of,
    value_ticks,
)

# Two labels nearer than this would overlap on a phone; the later one is then lifted.
CROWDED_DAYS = 900
LABEL_PIXELS = 19
EVENT_LEVELS = 4
EVENT_PIXELS = 14


def draw(table: pa.Table, until: date, source: str, palette: Palette, events: pa.Table | None = None) -> go.Figure:
    """Steps of one measure.

    `table` is the answer to `strength_by_decree`: one row per decree, oldest first. The line is carried to `until`.
    """
    rows = rows_of(table)
    fig = figure(400, source, palette)
    blue = palette.series[0]
    dates = [row["effective_first"] for row in rows]
    values = [row["at_most"] for row in rows]
    fig.add_scatter(
        x=[*dates, until],
        y=[*values, values[-1]],
        mode="lines",
        line={"shape": "hv", "color": blue, "width": 3},
        hoverinfo="skip",
    )
    fig.add_scatter(
        x=dates,
        y=values,
        mode="markers",
        marker={
            "size": 11,
            "color": [palette.paper if not row["is_unconfirmed"] else "rgba(0,0,0,0)" for row in rows],
            "line": {"color": blue, "width": 2.5},
            "symbol": ["circle" if not row["is_unconfirmed"] else "circle-dot" for row in rows],
        },
        customdata=[_hover(row) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )
    lifts = _lifts(rows)
    span = (until - dates[0]).days or 365
    for row, lift in zip(rows, lifts, strict=True):
        is_at_left_edge = (row["effective_first"] - dates[0]).days < span / 8
        _label(fig, row, lift, palette, "left" if is_at_left_edge else "right")
    ticks, labels, (low, high) = value_ticks(values)
    room = (high - low) * (0.1 + 0.055 * max(lifts, default=0))
    top = max(high, *(v + room for v, lift in zip(values, lifts, strict=True) if lift), high)
    fig.update_yaxes(tickvals=ticks, ticktext=labels, range=[low, top], side="right")
    fig.update_xaxes(range=[date.fromordinal(dates[0].toordinal() - span // 30), until], tickformat="%Y", nticks=10)
    if events is not None:
        mark_events(fig, events, dates[0], until, palette)
    return fig


def describe(table: pa.Table, label: str) -> str:
    """The same steps in one sentence per decree."""
    parts = [
        f"{row['effective_from']}: {row['at_most']:,}" + (f" ({change})" if (change := change_in_words(row)) else "")
        for row in rows_of(table)
    ]
    return f"Step chart of {label}, by the date each decree took force. " + "; ".join(parts) + "."


def mark_events(fig: go.Figure, events: pa.Table, first: date, last: date, palette: Palette) -> None:
    """Dotted lines at dated events, numbered; what each number means stands beside the chart.

    Numbers of neighbours stand on different levels, so that they stay apart on a phone.
    """
    fig.update_layout(margin_t=EVENT_LEVELS * EVENT_PIXELS + 6)
    drawn_pixels = fig.layout.height - fig.layout.margin.t - fig.layout.margin.b
    shown = [row for row in enumerate(rows_of(events), start=1) if first <= row[1]["happened_first"] <= last]
    for place, (number, row) in enumerate(shown):
        top = 1 + (place % EVENT_LEVELS) * EVENT_PIXELS / drawn_pixels
        fig.add_shape(
            type="line",
            x0=row["happened_first"],
            x1=row["happened_first"],
            yref="paper",
            y0=0,
            y1=top,
            line={"color": palette.ink, "width": 1, "dash": "dot"},
            opacity=0.4,
        )
        fig.add_annotation(
            x=row["happened_first"],
            y=top,
            yref="paper",
            yanchor="bottom",
            text=str(number),
            hovertext=plain(f"{row['happened_on']}: {row['title']}"),
            showarrow=False,
            font={"size": 12, "color": palette.ink},
        )


def _hover(row: Row) -> str:
    change = f"<br>change {change_in_words(row)}" if change_in_words(row) else ""
    unconfirmed = "<br><i>weak publication: unconfirmed</i>" if row["is_unconfirmed"] else ""
    return f"{hover_card(row)}<br>in force {plain(row['effective_from'])}{change}{unconfirmed}"


def _lifts(rows: list[Row]) -> list[int]:
    """How many lines each label is lifted so that it does not lie on the one before."""
    lifts: list[int] = []
    for place, row in enumerate(rows):
        before = rows[place - 1] if place else None
        is_crowded = (
            before is not None
            and (row["effective_first"] - before["effective_first"]).days < CROWDED_DAYS
            and abs(row["at_most"] - before["at_most"]) < 0.04 * row["at_most"]
        )
        lifts.append(lifts[-1] + 2 if is_crowded else 0)
    return lifts


def _label(fig: go.Figure, row: Row, lift: int, palette: Palette, side: str) -> None:
    change = f"<b>{change_in_words(row)}</b><br>" if change_in_words(row) else ""
    fig.add_annotation(
        x=row["effective_first"],
        y=row["at_most"],
        text=f"{change}{compact(row['at_most'])}",
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


def change_in_words(row: Row) -> str:
    """ "+137,000", "±0", "+13k to +14k" where a rounded print leaves it open; empty for the first step."""
    low, high = row["change_at_least"], row["change_at_most"]
    if low is None or high is None:
        return ""
    if low == high:
        return f"{low:+,}".replace("-", "−") if low else "±0"
    if low <= 0 <= high:
        return "±0 within rounding"
    return f"{'+' if low > 0 else '−'}{compact_interval(*sorted((abs(low), abs(high))))}"
