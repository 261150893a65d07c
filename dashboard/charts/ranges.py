"""One row per speaker: the interval of what each says, with a reference line where there is one."""

from __future__ import annotations

import plotly.graph_objects as go
import pyarrow as pa

from dashboard.charts.drawing import FigureBuilder
from dashboard.charts.stances import STANCES
from dashboard.charts.template import (
    Palette,
    Row,
    build_hover_card,
    compute_ticks,
    format_compact_interval,
    rows_of,
    start_figure,
    wrap_text,
)

LINE_PIXELS = 16
ROW_GAP_PIXELS = 10
NAME_CHARACTERS = 25


def draw(table: pa.Table, source: str, palette: Palette, reference: Row | None = None) -> go.Figure:
    """Ranges as ranges, open bounds with an arrow, smallest first from below; `reference` = {label, at_least, at_most}.

    `table` has one row per mark: speaker, wording, at_least, at_most, stance, scope, as_of, stated_on, outlet, …
    """
    rows = sorted(rows_of(table), key=_sort_key)
    labels = [_build_label(row) for row in rows]
    most_lines = max((text.count("<br>") + 1 for text in labels), default=2)
    picture = start_figure(30 + (ROW_GAP_PIXELS + LINE_PIXELS * most_lines) * len(rows), source, palette)
    bounds = [row.get(name) for row in rows for name in ("at_least", "at_most", "posts_at_least", "posts_at_most")]
    if reference:
        bounds += [reference["at_least"], reference["at_most"]]
    ticks, tick_labels, (low, high) = compute_ticks(bounds, 6)
    reach = (high - low) * 0.07
    for place, row in enumerate(rows):
        _draw_interval(picture, place, row, reach, palette)
    _draw_posts(picture, rows, palette)
    if reference:
        _draw_reference(picture, reference, palette)
    picture.yaxis(
        tickvals=list(range(len(rows))),
        ticktext=labels,
        range=[-0.6, len(rows) - 0.4],
        showgrid=False,
        ticklabelstandoff=6,
    )
    picture.xaxis(tickvals=ticks, ticktext=tick_labels, range=[low - reach / 2, high + reach / 2], showgrid=True)
    return picture.figure()


def describe(table: pa.Table, label: str) -> str:
    """The same rows in words, largest first."""
    rows = sorted(rows_of(table), key=_sort_key, reverse=True)
    parts = [f"{row['speaker']} “{row['wording']}” ({row['as_of'] or 'undated'})" for row in rows[:12]]
    more = f"; and {len(rows) - 12} more" if len(rows) > 12 else ""
    return f"Range chart of {label}, one row per speaker. " + "; ".join(parts) + more + "."


def _draw_posts(picture: FigureBuilder, rows: list[Row], palette: Palette) -> None:
    """Where rows are of people: the posts that were authorised at the time of each count."""
    places = [place for place, row in enumerate(rows) if row.get("posts_at_most") is not None]
    picture.scatter(
        x=[rows[place]["posts_at_most"] for place in places],
        y=places,
        mode="markers",
        marker={"symbol": "diamond", "size": 11, "color": palette.series[0]},
        customdata=[
            f"<b>{rows[place]['posts_at_most']:,} posts</b><br>{wrap_text(rows[place]['posts_speaker'])}, decree of "
            f"{wrap_text(rows[place]['posts_stated_on'])}<br>{wrap_text(rows[place]['posts_outlet'])}"
            for place in places
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _draw_reference(picture: FigureBuilder, reference: Row, palette: Palette) -> None:
    """A dotted line at each bound of what is compared with, and a band between them."""
    bounds = sorted({bound for bound in (reference["at_least"], reference["at_most"]) if bound is not None})
    for bound in bounds:
        picture.vertical(bound, color=palette.series[0], width=1.5)
    if len(bounds) == 2:
        picture.shape(
            type="rect",
            x0=bounds[0],
            x1=bounds[1],
            yref="paper",
            y0=0,
            y1=1,
            fillcolor=palette.series[0],
            opacity=0.1,
            line={"width": 0},
        )


def _sort_key(row: Row) -> tuple[int, int]:
    """Order by the bounds themselves, so that no middle is invented."""
    low = row["at_least"] if row["at_least"] is not None else row["at_most"]
    high = row["at_most"] if row["at_most"] is not None else row["at_least"]
    return (high or 0, low or 0)


def _build_label(row: Row) -> str:
    """Name, what part it counts, interval and date: they stand in the label, so nothing collides on a phone."""
    lines = [f"<b>{line}</b>" for line in wrap_text(row["speaker"], NAME_CHARACTERS).split("<br>")[:2]]
    if row.get("scope"):
        lines.append(f"<i>{_cut_text(row['scope'])}</i>")
    return "<br>".join(
        [*lines, f"{format_compact_interval(row['at_least'], row['at_most'])} · {wrap_text(row['as_of'] or 'undated')}"]
    )


def _cut_text(text: str) -> str:
    most = NAME_CHARACTERS + 5
    return wrap_text(text if len(text) <= most else text[: most - 1] + "…", most)


def _draw_interval(picture: FigureBuilder, place: int, row: Row, reach: float, palette: Palette) -> None:
    mark = STANCES[row["stance"]]
    colour = palette.series[mark.place]
    card = {"customdata": [build_hover_card(row)] * 2, "hovertemplate": "%{customdata}<extra></extra>"}
    low, high = row["at_least"], row["at_most"]
    if low is None and high is None:
        return
    if low is not None and high is not None and low != high:
        picture.scatter(
            x=[low, high],
            y=[place] * 2,
            mode="lines",
            line={"color": colour, "width": 9},
            opacity=0.4,
            hoverinfo="skip",
        )
        picture.scatter(
            x=[low, high],
            y=[place] * 2,
            mode="markers",
            marker={"symbol": "line-ns", "size": 15, "line": {"width": 3, "color": colour}},
            **card,
        )
        return
    known = low if low is not None else high
    if low is None or high is None:
        end = known + reach if high is None else known - reach
        picture.scatter(
            x=[known, end],
            y=[place] * 2,
            mode="lines+markers",
            line={"color": colour, "width": 2, "dash": "dot"},
            marker={
                "symbol": ["line-ns", "triangle-right-open" if high is None else "triangle-left-open"],
                "size": [15, 10],
                "color": colour,
                "line": {"width": 3, "color": colour},
            },
            **card,
        )
        return
    picture.scatter(
        x=[known],
        y=[place],
        mode="markers",
        marker={"size": 13, "color": colour, "symbol": mark.symbol + ("-open" if row.get("scope") else "")},
        **card,
    )
