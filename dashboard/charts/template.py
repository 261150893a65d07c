"""What all chart forms share: colours, marks per stance, axes, hover cards and the source line inside the picture."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import plotly.graph_objects as go
import pyarrow as pa

from dashboard.charts.drawing import FigureBuilder
from dashboard.charts.stances import STANCES
from dashboard.figures.display import format_interval

Row = dict[str, Any]
Figure = go.Figure

# Longest line that fits a phone of 390 px at the sizes used below.
HOVER_CHARACTERS = 44
SOURCE_CHARACTERS = 58
TICK_LINE_PIXELS = 16
# Marks that turn the direction of the rest of a line would let one wording disarrange a whole card.
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Palette:
    """Colours of one picture. `series` follows the order of `chartCategoricalColors` in the theme."""

    ink: str = "#121417"
    paper: str = "#ffffff"
    series: tuple[str, ...] = ("#1b4f8f", "#b3372a", "#1f6f5f", "#8a6100", "#6a4a94", "#5d6570", "#b3541e")


CONFIG = {
    "displaylogo": False,
    "scrollZoom": False,
    "responsive": True,
    "modeBarButtonsToRemove": [
        "zoom2d",
        "pan2d",
        "zoomIn2d",
        "zoomOut2d",
        "autoScale2d",
        "resetScale2d",
        "lasso2d",
        "select2d",
    ],
    "toImageButtonOptions": {"format": "svg", "filename": "muster-chart", "width": 1200, "height": None, "scale": 1},
}


def rows_of(table: pa.Table) -> list[Row]:
    """The table as a list of rows; charts read a few hundred marks, never a whole warehouse."""
    rows: list[Row] = table.to_pylist()
    return rows


def format_compact(value: float) -> str:
    """1150628 → "1.151m", 137000 → "137k", 542 → "542"; four digits, for labels, never for a figure itself."""
    size = abs(value)
    if size >= 999_950:
        return f"{value / 1e6:.4g}m"
    if size >= 10_000:
        return f"{value / 1e3:.4g}k"
    return f"{value:,.0f}"


def format_compact_interval(at_least: int | None, at_most: int | None) -> str:
    """The interval in few characters: "1.1m–1.3m", "≥ 100k", "≤ 9,000", "no bound"."""
    if at_least is None and at_most is None:
        return "no bound"
    if at_least is None:
        return f"≤ {format_compact(at_most or 0)}"
    if at_most is None:
        return f"≥ {format_compact(at_least)}"
    low, high = format_compact(at_least), format_compact(at_most)
    return low if low == high else f"{low}–{high}"


def wrap_text(text: object, width: int = HOVER_CHARACTERS) -> str:
    """Text of the data as Plotly text: tags of its own are shown, not obeyed; long lines are broken."""
    lines = textwrap.wrap(_TURNS.sub("", str(text)), width) or [""]
    if len(lines) > 8:
        lines = [*lines[:8], "…"]
    return "<br>".join(escape(line, quote=False) for line in lines)


def build_hover_card(row: Row) -> str:
    """Speaker, wording, date and publication of one figure, as every chart shows them."""
    lines = [
        f"<b>{wrap_text(row['speaker'])}</b>",
        f"“{wrap_text(row['wording'])}”",
        wrap_text(describe_reading(row)),
        wrap_text(
            f"{STANCES[row['stance']].label}, true {row['as_of'] or 'at an unknown date'}, said {row['stated_on']}"
        ),
        wrap_text(f"{row['outlet']}, {row['published_on'] or 'undated'}"),
    ]
    if row.get("scope"):
        lines.insert(2, f"<i>{wrap_text('counts ' + row['scope'])}</i>")
    if row.get("flags"):
        lines.append(f"<i>{wrap_text(row['flags'].replace('_', ' '))}</i>")
    return "<br>".join(lines)


def describe_reading(row: Row) -> str:
    """How the wording is read: "read as 8,100–9,000 (almost)"; or that it cannot be read and the stated bounds hold."""
    bounds = format_interval(row["at_least"], row["at_most"])
    if row["rule"] == "as_stated":
        return f"{bounds} as stated: no rule reads these words"
    return f"read as {bounds} ({row['rule'].replace('_', ' ')})"


def start_figure(height: int, source: str, palette: Palette) -> FigureBuilder:
    """An empty picture in the house style, `height` px of drawing, with `source` as its last lines."""
    lines = [escape(line, quote=False) for line in textwrap.wrap(source, SOURCE_CHARACTERS)]
    foot = 40 + 15 * len(lines)
    empty = FigureBuilder(
        height=height + foot,
        margin={"l": 0, "r": 12, "t": 8, "b": foot},
        # The source is the title, since only a title can start at the picture's own edge, whatever the axis needs.
        title={
            # Streamlit's theme makes titles bold; a source line is not.
            "text": f"<span style='font-weight:400'>{'<br>'.join(lines)}</span>",
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            # Plotly sets the first line of a title on the edge, so the others need room below it.
            "pad": {"b": 15 * (len(lines) - 1) + 4},
            "font": {"size": 12, "color": palette.ink, "family": "Source Sans, sans-serif"},
            "automargin": False,
        },
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        font={"size": 14, "color": palette.ink},
        hoverlabel={"align": "left", "namelength": 0, "font": {"size": 14}},
    )
    empty.xaxis(
        fixedrange=True,
        showline=True,
        linewidth=1,
        linecolor=palette.ink,
        ticks="outside",
        ticklen=5,
        tickcolor=palette.ink,
        tickfont={"size": 13, "color": palette.ink},
    )
    empty.yaxis(fixedrange=True, zeroline=False, tickfont={"size": 13, "color": palette.ink})
    return empty


def compute_ticks(values: Iterable[float | None], count: int = 5) -> tuple[list[float], list[str], list[float]]:
    """Round tick values, their labels, and the axis range for the given values (at least one)."""
    known = [v for v in values if v is not None]
    low, high = min(known), max(known)
    if low == high:
        return [low], [format_compact(low)], [low - (abs(low) or 1) * 0.1, high + (abs(high) or 1) * 0.1]
    spread = high - low
    rough = spread / max(count - 1, 1)
    power = 10 ** (len(str(int(rough))) - 1) if rough >= 1 else 1
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= rough)
    start = int(low // step) * step
    ticks: list[float] = [start]
    while ticks[-1] < high:
        ticks.append(ticks[-1] + step)
    return ticks, [format_compact(t) for t in ticks], [low - spread * 0.08, high + spread * 0.08]


def set_date_axis(picture: FigureBuilder, first: date, last: date) -> None:
    """Ticks at whole years, or at months where the span is short; never turned, so that they fit above the source."""
    years = (last - first).days / 365
    if years > 3:
        picture.xaxis(tickformat="%Y", dtick=f"M{12 * max(round(years / 8), 1)}", tick0=date(first.year, 1, 1))
    else:
        picture.xaxis(tickformat="%b<br>%Y" if years > 0.25 else "%-d %b<br>%Y", nticks=6)
        picture.lower_floor(TICK_LINE_PIXELS)
    picture.xaxis(range=[first, last], tickangle=0)
