"""One row per speaker: the interval of what each says, with a reference line where there is one."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pyarrow as pa

from dashboard.charts import stances
from dashboard.charts.figure_builder import Figure, FigureBuilder, hover
from dashboard.charts.palette import Palette
from dashboard.charts.series import is_disputed
from dashboard.charts.stances import LEGEND_GAP, STANCES
from dashboard.charts.text import Row, build_hover_card, describe_rows, format_compact_interval, wrap_text
from dashboard.charts.ticks import compute_ticks

LINE_PIXELS = 16
ROW_GAP_PIXELS = 10
NAME_CHARACTERS, SCOPE_CHARACTERS = 25, 30
MOST_NAMED = 12


def draw(table: pa.Table, source: str, palette: Palette, reference: Row | None = None) -> Figure:
    """Ranges as ranges, open bounds with an arrow, smallest first from below; `reference` = {label, at_least, at_most}.

    `table` has one row per mark: speaker, wording, at_least, at_most, stance, scope, as_of, stated_on, outlet, …
    """
    rows = sorted(table.to_pylist(), key=_sort_key)
    labels = [_build_label(row) for row in rows]
    heights = [ROW_GAP_PIXELS + LINE_PIXELS * (text.count("<br>") + 1) for text in labels]
    feet = list(accumulate(heights, initial=0))
    places = [foot + height / 2 for foot, height in zip(feet, heights, strict=False)]
    figure = FigureBuilder(feet[-1] + ROW_GAP_PIXELS, source, palette)
    bounds = [row.get(name) for row in rows for name in ("at_least", "at_most", "level_at_least", "level_at_most")]
    if reference:
        bounds += [reference["at_least"], reference["at_most"]]
    ticks, tick_labels, (low, high) = compute_ticks(bounds, count=6, least_step=1)
    reach = (high - low) * 0.07
    for place, row in zip(places, rows, strict=True):
        _draw_interval(figure, place, row, reach)
    _draw_levels(figure, [pair for pair in zip(places, rows, strict=True) if pair[1].get("level_at_most") is not None])
    if reference:
        _draw_reference(figure, reference)
    names = {"tickvals": places, "ticktext": labels, "range": [0, feet[-1]]}
    figure.update_yaxis(**names, showgrid=False, ticklabelstandoff=6)
    figure.update_xaxis(tickvals=ticks, ticktext=tick_labels, range=[low - reach / 2, high + reach / 2], showgrid=True)
    return figure.build()


def describe(table: pa.Table, label: str) -> str:
    """The same rows in words, largest first."""
    rows = sorted(table.to_pylist(), key=_sort_key, reverse=True)
    return f"Range chart of {label}, one row per speaker. {describe_rows(rows, MOST_NAMED)}."


def build_legend(table: pa.Table, *, has_reference: bool = False) -> str:
    """`stances.build_legend`, and the signs of this form that occur: levels, the line of what is compared with."""
    signs = {
        ":blue[◆ the level decided for that time]": "level_at_most" in table.column_names
        and table.column("level_at_most").null_count < table.num_rows,
        "dotted line: the number compared with": has_reference,
    }
    return LEGEND_GAP.join([stances.build_legend(table), *(sign for sign, occurs in signs.items() if occurs)])


def _draw_levels(figure: FigureBuilder, levels: list[tuple[float, Row]]) -> None:
    """Where counts are held against a level: the one that was decided for that time."""
    cards = [
        f"<b>{row['level_at_most']:,} decided</b><br>{wrap_text(row['level_speaker'])}, "
        f"{wrap_text(row['level_stated_on'])}<br>{wrap_text(row['level_outlet'])}"
        for _, row in levels
    ]
    places, counts = [place for place, _ in levels], [row["level_at_most"] for _, row in levels]
    figure.add_markers(counts, places, cards, symbol="diamond", size=11, color=figure.palette.series[0])


def _draw_reference(figure: FigureBuilder, reference: Row) -> None:
    """A dotted line at each bound of what is compared with, and a band between them."""
    blue = figure.palette.series[0]
    bounds = sorted({bound for bound in (reference["at_least"], reference["at_most"]) if bound is not None})
    for bound in bounds:
        figure.add_vertical_line(bound, color=blue, width=1.5)
    if len(bounds) == 2:
        figure.add_rectangle((bounds[0], bounds[1]), (0, 1), blue, 0.1, yref="paper")


def _sort_key(row: Row) -> tuple[int, int]:
    """Order by the bounds themselves, so that no middle is invented."""
    low = row["at_least"] if row["at_least"] is not None else row["at_most"]
    high = row["at_most"] if row["at_most"] is not None else row["at_least"]
    return (high or 0, low or 0)


def _build_label(row: Row) -> str:
    """Name, what part it counts, interval and date: they stand in the label, so nothing collides on a phone."""
    lines = [f"<b>{line}</b>" for line in wrap_text(row["speaker"], NAME_CHARACTERS).split("<br>")]
    if row.get("scope"):
        lines += [f"<i>{line}</i>" for line in wrap_text(row["scope"], SCOPE_CHARACTERS).split("<br>")]
    if is_disputed(row):
        lines.append("<i>label in dispute</i>")
    interval = format_compact_interval(row["at_least"], row["at_most"])
    return "<br>".join([*lines, f"{interval} · {wrap_text(row['as_of'] or 'undated')}"])


def _draw_interval(figure: FigureBuilder, place: float, row: Row, reach: float) -> None:
    mark, colour, card = STANCES[row["stance"]], figure.colour_of(row["stance"]), build_hover_card(row)
    low, high = row["at_least"], row["at_most"]
    stroke: dict[str, Any] = {"width": 3, "color": colour}
    if low is None and high is None:
        return
    if low is None or high is None:
        known, end, head = (high, high - reach, "left") if low is None else (low, low + reach, "right")
        symbols = ["line-ns", f"triangle-{head}-open"]
        figure.add_trace(
            [known, end],
            [place] * 2,
            mode="lines+markers",
            line={"color": colour, "width": 2, "dash": "dot"},
            marker={"symbol": symbols, "size": [15, 10], "color": colour, "line": stroke},
            **hover([card] * 2),
        )
    elif low != high:
        figure.add_line([low, high], [place] * 2, colour, 9, opacity=0.4)
        figure.add_markers([low, high], [place] * 2, [card] * 2, symbol="line-ns", size=15, line=stroke)
    else:
        symbol = mark.symbol + ("-open" if row.get("scope") else "")
        figure.add_markers([low], [place], [card] * 2, size=13, color=colour, symbol=symbol)
