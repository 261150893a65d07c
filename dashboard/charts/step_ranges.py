"""A level as steps with what was counted beside it, as ranges; the gap between the two stands at the right edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.charts import stances
from dashboard.charts.figure_builder import Figure, FigureBuilder
from dashboard.charts.labels import Canvas, Label
from dashboard.charts.palette import Palette
from dashboard.charts.series import middle_day
from dashboard.charts.stances import LEGEND_GAP, STANCES
from dashboard.charts.steps import format_change, level_of
from dashboard.charts.text import Row, build_hover_card, describe_rows, format_compact_interval, wrap_text
from dashboard.charts.ticks import compute_ticks
from dashboard.figures.display import format_day, format_interval

# What of the latest count the picture names at its right edge.
GAP = (
    "at_least", "at_most", "as_of", "as_of_first", "as_of_last", "step", "stance",
    "level_at_least", "level_at_most", "gap_at_least", "gap_at_most",
)  # fmt: skip
MARGIN_PIXELS = 124
_NAME_CHARACTERS = 19
_LINE_PIXELS = 16
_MOST_NAMED = 12
_YEARS_SHOWN = 10


def draw(
    table: pa.Table,
    *,
    until: date,
    source: str,
    names: Mapping[str, str],
    gap: Row | None,
    palette: Palette,
) -> Figure:
    """Steps in one colour, counts in those of their stances.

    `table` is the answer to `steps_and_counts`. `names` has the two measures: level, counts. `gap` is the latest count
    with its level. The line is carried to `until`, or beyond the last decision where that takes force later.
    """
    rows: list[Row] = table.to_pylist()
    steps, counts = [row for row in rows if row["is_step"]], [row for row in rows if not row["is_step"]]
    until = max(until, steps[-1]["effective_first"] + timedelta(60))
    first = _find_first_day(steps, counts, until)
    counts = [row for row in counts if first <= row["as_of_first"] <= until and None not in _bounds(row)]
    figure = FigureBuilder(400, source, palette)
    levels = [level_of(row) for row in _within(steps, first)]
    ticks, labels, (low, high) = compute_ticks([*levels, *(bound for row in counts for bound in _bounds(row))])
    canvas = Canvas((first, until), (low, high), figure.inner_pixels)
    _draw_steps(figure, _within(steps, first), until, canvas)
    for row in counts:
        _draw_count(figure, row, canvas)
    _name_steps(figure, _within(steps, first)[1:], canvas)
    shown = gap if gap and _is_drawable(gap) else None
    _draw_edge(figure, last=steps[-1], gap=shown, until=until, names=names, values=(low, high))
    figure.set_right(MARGIN_PIXELS)
    figure.update_yaxis(tickvals=ticks, ticktext=labels, range=[low, high], automargin=True)
    figure.set_date_axis(first, until)
    return figure.build()


def describe(table: pa.Table, level: str, counts: str, word: str) -> str:
    """The same in words: each step, and the counts."""
    rows = table.to_pylist()
    steps = "; ".join(
        f"{row['effective_from']}: {format_interval(row['at_least'], row['at_most'])}" for row in rows if row["is_step"]
    )
    counted = describe_rows([row for row in rows if not row["is_step"]], _MOST_NAMED)
    return f"Step chart of {level}, by the date each {word} took force: {steps}. Beside it {counts}: {counted}."


def build_legend(table: pa.Table, word: str) -> str:
    """The steps, and the stances of the counts."""
    counts = table.filter(pc.invert(table.column("is_step")))
    line = f":blue[━ by {word}]"
    return LEGEND_GAP.join(filter(None, (line, stances.build_legend(counts)))) if counts.num_rows else line


def _find_first_day(steps: Sequence[Row], counts: Sequence[Row], until: date) -> date:
    """Where the picture begins: ten years back at most, so that what is compared has room."""
    days: list[date] = [row["effective_first"] for row in steps] + [row["as_of_first"] for row in counts]
    return max(min(days), until - timedelta(_YEARS_SHOWN * 365 + _YEARS_SHOWN // 4))


def _within(steps: Sequence[Row], first: date) -> list[Row]:
    """The step that holds on the first day, and all after it."""
    before = [row for row in steps if row["effective_first"] <= first][-1:]
    return [*before, *(row for row in steps if row["effective_first"] > first)]


def _bounds(row: Row) -> tuple[int | None, int | None]:
    return row["at_least"], row["at_most"]


def _is_drawable(gap: Row) -> bool:
    """Whether the gap has two ends on one side of none."""
    low, high = gap["gap_at_least"], gap["gap_at_most"]
    return low is not None and high is not None and (low > 0 or high < 0)


def _draw_steps(figure: FigureBuilder, shown: Sequence[Row], until: date, canvas: Canvas) -> None:
    first = canvas.days[0]
    points = [(max(row["effective_first"], first), float(level_of(row))) for row in shown]
    line = [points[0]]
    for (_, level), (day, following) in pairwise(points):
        line += [(day, level), (day, following)]
    line.append((until, points[-1][1]))
    canvas.add_line(line)
    colour = figure.palette.series[0]
    figure.add_line([day for day, _ in line], [level for _, level in line], colour, 2.5)
    cards = [f"{build_hover_card(row)}<br>in force {wrap_text(format_day(row['effective_from']))}" for row in shown]
    figure.add_markers([day for day, _ in points], [level for _, level in points], cards, size=9, color=colour)


def _draw_count(figure: FigureBuilder, row: Row, canvas: Canvas) -> None:
    day, colour, card = middle_day(row), figure.colour_of(row["stance"]), build_hover_card(row)
    low, high = row["at_least"], row["at_most"]
    canvas.add_marks([(day, low), (day, high)])
    if low == high:
        figure.add_markers([day], [low], [card], size=9, color=colour, symbol=STANCES[row["stance"]].symbol)
        return
    canvas.add_line([(day, low), (day, high)])
    figure.add_line([day, day], [low, high], colour, 8, opacity=0.75)
    figure.add_markers(
        [day, day], [low, high], [card] * 2, size=9, symbol="line-ew", line={"width": 2, "color": colour}
    )


def _name_steps(figure: FigureBuilder, steps: Sequence[Row], canvas: Canvas) -> None:
    """The change beside each larger step: at least a twentieth of the axis."""
    low, high = canvas.values
    for row in steps:
        change = format_change(row)
        if row["change_at_least"] is None or abs(row["change_at_least"]) < (high - low) / 20:
            continue
        point = (row["effective_first"], float(level_of(row)))
        place = canvas.place(Label(change, len(change), 1), [point])
        figure.add_annotation(**place, text=f"<b>{change}</b>", font={"size": 13, "color": figure.palette.series[0]})


def _draw_edge(
    figure: FigureBuilder,
    *,
    last: Row,
    gap: Row | None,
    until: date,
    names: Mapping[str, str],
    values: tuple[float, float],
) -> None:
    """At the right edge: the level, the gap as a bracket, and the latest count, each with its number."""
    ink, blue = figure.palette.ink, figure.palette.series[0]
    level = float(level_of(last))
    texts = [(level, _build_text(format_interval(*_bounds(last)), names["level"]), blue)]
    if gap:
        colour = figure.colour_of(gap["stance"])
        near, far = _find_ends(gap)
        day = middle_day(gap)
        for bound in {gap["at_least"], gap["at_most"]}:
            figure.add_line([day, until], [bound, bound], colour, 1, dash="dot")
        figure.add_line([until, until], [near, far], ink, 1.5)
        figure.add_line([until, until], [gap["at_least"], gap["at_most"]], colour, 4, opacity=0.75)
        low, high = sorted(map(abs, (gap["gap_at_least"], gap["gap_at_most"])))
        which = "fewer" if gap["gap_at_least"] > 0 else "more"
        texts.append(((near + far) / 2, _build_text(format_interval(low, high, gap["step"]), which), ink))
        what = f"{names['counts']}, {format_day(gap['as_of'])}"
        middle = (gap["at_least"] + gap["at_most"]) / 2
        texts.append((middle, _build_text(format_compact_interval(*_bounds(gap)), what), colour))
    for place, (_, text, colour) in zip(_spread(texts, values, figure.inner_pixels), texts, strict=True):
        figure.add_annotation(
            x=until, y=place, text=text, xanchor="left", xshift=12, align="left", font={"size": 13, "color": colour}
        )


def _find_ends(gap: Row) -> tuple[float, float]:
    """The ends of the bracket: the nearest bound of the count, and the level of its time."""
    if gap["gap_at_least"] > 0:
        return gap["at_most"], gap["level_at_least"]
    return gap["at_least"], gap["level_at_most"]


def _build_text(number: str, what: str) -> str:
    return f"<b>{number}</b><br>{wrap_text(what, _NAME_CHARACTERS)}"


def _spread(texts: Sequence[tuple[float, str, str]], values: tuple[float, float], height: int) -> list[float]:
    """Places of the texts, from their own downwards, so that none lies on another. In units of the axis."""
    unit = (values[1] - values[0]) / height
    halves = [unit * _LINE_PIXELS * (text.count("<br>") + 1) / 2 for _, text, _ in texts]
    order = sorted(range(len(texts)), key=lambda place: -texts[place][0])
    found = dict.fromkeys(order, 0.0)
    ceiling = values[1]
    for place in order:
        found[place] = min(texts[place][0], ceiling - halves[place])
        ceiling = found[place] - halves[place] - 2 * unit
    lift = max(0.0, values[0] - ceiling)
    return [found[place] + lift for place in range(len(texts))]
