"""A level as steps with what was counted beside it, as ranges; the gap between the two stands at the right edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.charts import stances
from dashboard.charts.canvas import Axis, Canvas, Spot, build_day_axis, extend, spots_around
from dashboard.charts.figure_builder import Figure
from dashboard.charts.intervals import add_targets
from dashboard.charts.palette import Palette
from dashboard.charts.room import DESKTOP, Room
from dashboard.charts.series import middle_day
from dashboard.charts.stances import LEGEND_GAP, voice_of
from dashboard.charts.steps import level_of
from dashboard.charts.text import Row, build_hover_card, describe_rows, format_change, wrap_text
from dashboard.charts.ticks import compute_ticks
from dashboard.figures.amounts import to_amount
from dashboard.figures.display import format_bounds, format_day, format_interval, format_short_interval
from dashboard.figures.forms import form_of

# What of the latest count the picture names at its right edge.
GAP = (
    "at_least", "at_most", "as_of", "as_of_first", "as_of_last", "step", "stance", "stance_kind",
    "level_at_least", "level_at_most", "gap_at_least", "gap_at_most",
)  # fmt: skip
_MARGIN_PIXELS = 124
_NAME_CHARACTERS = 19
_LINE_PIXELS = 17
_MOST_NAMED = 12
_YEARS_SHOWN = 10
_INNER_PIXELS, _HEAD, _FOOT = 320, 30, 24
_LEAST_BAR_PIXELS = 8


def draw(
    table: pa.Table,
    *,
    until: date,
    names: Mapping[str, str],
    gap: Row | None,
    palette: Palette,
    room: Room = DESKTOP,
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
    shown = _within(steps, first)
    values = [float(value or 0) for row in counts for value in _bounds(row)] + [float(level_of(row)) for row in shown]
    ticks, labels, _ = compute_ticks(values, least_step=1, form=form_of(rows[0]))
    inner = room.height or _INNER_PIXELS
    upright = Axis(extend(min(values), max(values), inner, head=_HEAD, foot=_FOOT), ticks, labels)
    canvas = Canvas(room, palette, inner, build_day_axis(first, until, room), upright, right=_MARGIN_PIXELS)
    _draw_steps(canvas, shown, until)
    for row in counts:
        _draw_count(canvas, row)
    _draw_edge(canvas, last=steps[-1], gap=gap if gap and _is_drawable(gap) else None, until=until, names=names)
    _name_steps(canvas, shown[1:])
    return canvas.build()


def describe(table: pa.Table, level: str, counts: str, word: str) -> str:
    """The same in words: each step, and the counts."""
    rows = table.to_pylist()
    steps = "; ".join(f"{row['effective_from']}: {format_bounds(row)}" for row in rows if row["is_step"])
    counted = describe_rows([row for row in rows if not row["is_step"]], _MOST_NAMED)
    return f"Step chart of {level}, by the date each {word} took force: {steps}. Beside it {counts}: {counted}."


def build_legend(table: pa.Table, word: str, *, has_edge: bool) -> str:
    """The steps, and the stances of the counts; nothing where the texts at the right edge name all colours."""
    counts = table.filter(pc.invert(table.column("is_step")))
    if has_edge and len(set(counts.column("stance").to_pylist())) == 1:
        return ""
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


def _draw_steps(canvas: Canvas, shown: Sequence[Row], until: date) -> None:
    first = date.fromordinal(int(canvas.x_ends[0]))
    points = [(max(row["effective_first"], first), level_of(row)) for row in shown]
    days, levels = zip(*points, (until, points[-1][1]), strict=True)
    colour = canvas.palette.series[0]
    canvas.add_line(days, levels, colour, 2.5, shape="hv")
    cards = [f"{build_hover_card(row)}<br>in force {wrap_text(format_day(row['effective_from']))}" for row in shown]
    figures = [row["figure_id"] for row in shown]
    canvas.add_markers(days[:-1], levels[:-1], cards, figures, size=9, color=colour)


def _draw_count(canvas: Canvas, row: Row) -> None:
    day, colour, card = middle_day(row), canvas.colour_of(row["stance_kind"]), build_hover_card(row)
    low, high = row["at_least"], row["at_most"]
    if canvas.pixel_of(low) - canvas.pixel_of(high) < _LEAST_BAR_PIXELS:
        symbol = voice_of(row).symbol
        canvas.add_markers([day], [high], [card], [row["figure_id"]], size=9, color=colour, symbol=symbol)
        return
    canvas.add_line([day, day], [low, high], colour, 8)
    add_targets(canvas, (day, low), (day, high), card, row["figure_id"])


def _name_steps(canvas: Canvas, steps: Sequence[Row]) -> None:
    """The change beside each larger step: at least a twentieth of the axis."""
    low, high = canvas.y_ends
    for row in steps:
        if row["change_at_least"] is None or abs(row["change_at_least"]) < (high - low) / 20:
            continue
        day, level = row["effective_first"], level_of(row)
        spots = [Spot(day, level, -10, 0, "right"), Spot(day, level, 0, -16, "right"), *spots_around(day, level)]
        canvas.place_text([f"<b>{format_change(row)}</b>"], spots, canvas.palette.texts[0])


def _draw_edge(canvas: Canvas, *, last: Row, gap: Row | None, until: date, names: Mapping[str, str]) -> None:
    """At the right edge: the level, the gap as a bracket, and the latest count, each with its number."""
    ink = canvas.palette.ink
    level = float(level_of(last))
    texts = [(level, _build_text(format_bounds(last), names["level"]), canvas.palette.texts[0])]
    if gap:
        colour = canvas.colour_of(gap["stance_kind"])
        near, far = _find_ends(gap)
        day = middle_day(gap)
        for bound in {gap["at_least"], gap["at_most"]}:
            canvas.add_line([day, until], [bound, bound], colour, 1, dash="dot")
        canvas.add_line([until, until], [near, far], ink, 1.5)
        canvas.add_line([until, until], [gap["at_least"], gap["at_most"]], colour, 4)
        low, high = sorted(map(abs, (gap["gap_at_least"], gap["gap_at_most"])))
        which = "fewer" if gap["gap_at_least"] > 0 else "more"
        apart = format_interval(to_amount(low), to_amount(high), gap["step"], form=form_of(gap))
        texts.append(((near + far) / 2, _build_text(apart, which), ink))
        what = f"{names['counts']}, {format_day(gap['as_of'])}"
        middle = (gap["at_least"] + gap["at_most"]) / 2
        low, high = map(to_amount, (gap["at_least"], gap["at_most"]))
        number = format_short_interval(low, high, form_of(gap))
        texts.append((middle, _build_text(number, what), canvas.text_colour_of(gap["stance_kind"])))
    for pixel, (_, text, colour) in zip(_spread(canvas, texts), texts, strict=True):
        canvas.add_annotation(
            xref="paper", x=1, yref="paper", y=1, yshift=-pixel, text=text, xanchor="left", xshift=12, align="left",
            yanchor="middle", font={"size": 13, "color": colour},
        )  # fmt: skip


def _find_ends(gap: Row) -> tuple[float, float]:
    """The ends of the bracket: the nearest bound of the count, and the level of its time."""
    if gap["gap_at_least"] > 0:
        return gap["at_most"], gap["level_at_least"]
    return gap["at_least"], gap["level_at_most"]


def _build_text(number: str, what: str) -> str:
    return f"<b>{number}</b><br>{wrap_text(what, _NAME_CHARACTERS)}"


def _spread(canvas: Canvas, texts: Sequence[tuple[float, str, str]]) -> list[float]:
    """Pixels of the texts' middles from the upper edge, from their own place downwards: none lies on another."""
    halves = [_LINE_PIXELS * (text.count("<br>") + 1) / 2 for _, text, _ in texts]
    order = sorted(range(len(texts)), key=lambda place: -texts[place][0])
    found = dict.fromkeys(order, 0.0)
    free = 0.0
    for place in order:
        found[place] = max(canvas.pixel_of(texts[place][0]), free + halves[place])
        free = found[place] + halves[place] + 2
    lift = max(0.0, free - canvas.inner)
    return [found[place] - lift for place in range(len(texts))]
